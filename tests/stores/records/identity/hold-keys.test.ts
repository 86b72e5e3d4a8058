// Keys that collect what no one person has, and what is refused, against the real tables.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Said, SaidWord } from '#contract/said.ts';
import { releaseKey } from '#stores/records/identity/change-ties.ts';
import { identityBounds } from '#stores/records/identity/identity-bounds.ts';
import { countRefusals } from '#stores/records/identity/keep-refusals.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { findHolders, listAllBrowsers, listBrowsers } from '#stores/records/questions/person-browsers.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { forgetEverybody, readState } from './read-state.ts';

const atMs = Date.UTC(2026, 4, 1, 8);
const nobody: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };
const { browsersPerKey: browsersPerKeyMax, proofsPerKey: proofsPerKeyMax } = identityBounds;
const bounds = { ...identityBounds, claimsPerVisitor: 20, firstClaimsPerVisitor: 5 };
const word = { by: { id: 'u1', name: 'Ada' }, reason: 'a stand at a fair', atMs };

let records: Records;
let siteId: number;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme', allowedHosts: ['acme.it'] })).site.id;
}, 60_000);

afterAll(() => records?.close());
beforeEach(() => forgetEverybody(records));

const visitor = (number: number) => number.toString(16).padStart(16, '0');

function claim(key: string, number: number, minute = 0): SaidWord {
  const id = `event-${key}-${number}-${minute}`;
  const when = atMs + minute * 60_000;
  return {
    siteId,
    visitor: visitor(number),
    key,
    means: key,
    strength: 'claim',
    atMs: when,
    id,
    how: 'form',
  };
}

async function findKey(key: string) {
  const { rows } = await records.db.execute<{ id: number; heldFor: string }>(
    sql`SELECT id::float8 AS id, held_for AS "heldFor" FROM identity_keys WHERE key = ${key}`,
  );
  return rows[0] ?? { id: 0, heldFor: 'there is no such key' };
}

describe('keys that collect too much', () => {
  it('are held once they are said in more browsers than one person has', async () => {
    const words = Array.from({ length: browsersPerKeyMax }, (_, number) =>
      claim('email:fair@acme.it', number),
    );
    await keepSaid(records, { ...nobody, words });
    expect(await findKey('email:fair@acme.it')).toMatchObject({ heldFor: '' });
    await keepSaid(records, { ...nobody, words: [claim('email:fair@acme.it', browsersPerKeyMax)] });
    expect(await findKey('email:fair@acme.it')).toMatchObject({ heldFor: 'too_many_browsers' });
  });

  it('tie nobody any more once they are proven with too many others, until an operator lets them go', async () => {
    const phone = 'phone:+390212345678';
    const proofs = Array.from({ length: proofsPerKeyMax + 1 }, (_, number) => ({
      ...{ way: 'server' as const, keys: [phone, `email:person${number}@acme.it`], atMs: atMs + number },
    }));
    await keepSaid(records, { ...nobody, proofs });
    const { id, heldFor } = await findKey(phone);
    expect(heldFor).toBe('too_many_keys');
    const { persons } = await readState(records);
    expect(persons).toHaveLength(proofsPerKeyMax + 2);
    await releaseKey(records, id, word);
    expect(await findKey(phone)).toMatchObject({ heldFor: '' });
    const released = await readState(records);
    expect(Math.max(...released.persons.map((keys) => keys.length))).toBe(25);
  });
});

describe('a person that is proven', () => {
  const [email, user] = ['email:ida@acme.it', 'user:1:300'];
  const proof = { way: 'server' as const, keys: [email, user], atMs };
  const strangers = () =>
    Array.from({ length: browsersPerKeyMax + 1 }, (_, number) => claim(email, number + 1_000, 1));
  const proven = (): SaidWord => ({ ...claim(email, 1), strength: 'proof', how: 'server' });

  for (const order of ['before', 'after'])
    it(`stays one, with their browsers, though a hundred strangers claim to be them (told ${order})`, async () => {
      const own = { ...nobody, words: [proven()], proofs: [proof] };
      if (order === 'after') await keepSaid(records, own);
      await keepSaid(records, { ...nobody, words: strangers() });
      if (order === 'before') await keepSaid(records, own);
      expect(await findKey(email)).toMatchObject({ heldFor: 'too_many_browsers' });
      const { persons } = await readState(records);
      expect(persons).toEqual([[email, user]]);
      const { rows } = await records.db.execute<{ id: number }>(
        sql`SELECT person_id::float8 AS id FROM identity_keys LIMIT 1`,
      );
      const id = rows[0]?.id ?? 0;
      expect((await listBrowsers(records, id)).map((span) => span.visitor)).toEqual([visitor(1)]);
      expect(await listAllBrowsers(records, id)).toHaveLength(browsersPerKeyMax + 2);
      const visits = [1, 1_001].map((number) => ({
        siteId,
        visitor: visitor(number),
        endMs: atMs + 120_000,
      }));
      expect(await findHolders(records, visits)).toEqual([{ place: 0, personId: id, strength: 'proof' }]);
    });

  it('is still held for proofs that are too many, though claims were too many before', async () => {
    await keepSaid(records, { ...nobody, words: strangers() });
    const proofs = Array.from({ length: proofsPerKeyMax + 1 }, (_, number) => ({
      ...{ way: 'server' as const, keys: [email, `email:person${number}@acme.it`], atMs: atMs + number },
    }));
    await keepSaid(records, { ...nobody, proofs });
    expect(await findKey(email)).toMatchObject({ heldFor: 'too_many_keys' });
  });
});

describe('one browser', () => {
  const claims = () =>
    Array.from({ length: bounds.claimsPerVisitor + 3 }, (_, number) =>
      claim(`email:person${String(number).padStart(2, '0')}@acme.it`, 1, number * 60),
    );
  const readWords = async () =>
    (await records.db.execute(sql`SELECT first_id FROM visitor_words ORDER BY first_at`)).rows;

  it('keeps the earliest and the newest claims, however they arrive, and counts the others as refused', async () => {
    await keepSaid(records, { ...nobody, words: claims() }, bounds);
    await keepSaid(records, { ...nobody, words: claims() }, bounds);
    const counted = await countRefusals(records, [siteId], '2026-01-01');
    // Three that are not kept, ten of those that are since ten people were claimed before.
    expect(counted).toMatchObject([{ reason: 'too_many_in_browser', count: 3 + 10 }]);
    const kept = await readWords();
    expect(kept).toHaveLength(bounds.claimsPerVisitor);
    await forgetEverybody(records);
    for (const one of claims().toReversed()) await keepSaid(records, { ...nobody, words: [one] }, bounds);
    expect(await readWords()).toEqual(kept);
  });

  it('believes a proof, however much was claimed there before', async () => {
    await keepSaid(records, { ...nobody, words: claims() }, bounds);
    const proof: SaidWord = { ...claim('user:1:300', 1, 6_000), strength: 'proof', how: 'server' };
    await keepSaid(records, { ...nobody, words: [proof] }, bounds);
    const { spans } = await readState(records);
    expect(spans.at(-1)).toMatchObject({ key: 'user:1:300', strength: 'proof', to_ms: null });
  });

  it('tells of a claim that was not followed while a proof stood, and not of another name of the same person', async () => {
    const proof: SaidWord = { ...claim('user:1:300', 1), strength: 'proof', how: 'server' };
    const tie = { way: 'server' as const, keys: ['user:1:300', 'email:ida@acme.it'], atMs };
    const words = [proof, claim('email:ida@acme.it', 1, 1), claim('email:lea@acme.it', 1, 2)];
    await keepSaid(records, { ...nobody, words, proofs: [tie] });
    await keepSaid(records, { ...nobody, words });
    expect(await countRefusals(records, [siteId], '2026-01-01')).toMatchObject([
      { kind: 'email', reason: 'proof_stands', count: 1 },
    ]);
  });

  it('costs one row an hour for a site that says the same on every page', async () => {
    const words = Array.from({ length: 50 }, (_, minute) => claim('email:anna@acme.it', 1, minute));
    for (const one of words) await keepSaid(records, { ...nobody, words: [one] });
    const { rows } = await records.db.execute(sql`SELECT first_id, last_id FROM visitor_words`);
    expect(rows).toEqual([{ first_id: words[0]?.id, last_id: words[49]?.id }]);
  });
});

describe('refusals', () => {
  it('are counted once, however often their batch is tried', async () => {
    const refusal = { siteId, batch: 'b1', kind: 'user' as const, reason: 'junk', sample: 'undefined', atMs };
    await keepSaid(records, { ...nobody, refusals: [refusal, refusal] });
    await keepSaid(records, { ...nobody, refusals: [refusal, refusal] });
    expect(await countRefusals(records, [siteId], '2026-01-01')).toEqual([
      { siteId, kind: 'user', reason: 'junk', sample: 'undefined', count: 2, lastDay: '2026-05-01' },
    ]);
  });
});
