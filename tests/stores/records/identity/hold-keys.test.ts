// Keys that collect what no one person has, and what is refused, against the real tables.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Said, SaidWord } from '#contract/said.ts';
import { releaseKey } from '#stores/records/identity/change-ties.ts';
import { browsersPerKeyMax, proofsPerKeyMax } from '#stores/records/identity/hold-keys.ts';
import { countRefusals } from '#stores/records/identity/keep-refusals.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { keysPerVisitorMax } from '#stores/records/identity/keep-words.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { forgetEverybody, readState } from './read-state.ts';

const atMs = Date.UTC(2026, 4, 1, 8);
const nobody: Said = { words: [], proofs: [], values: [], contacts: [], refusals: [] };
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

describe('one browser', () => {
  it('keeps the words of so many keys and counts the others as refused', async () => {
    const words = Array.from({ length: keysPerVisitorMax + 3 }, (_, number) =>
      claim(`email:person${number}@acme.it`, 1, number),
    );
    await keepSaid(records, { ...nobody, words });
    await keepSaid(records, { ...nobody, words });
    const counted = await countRefusals(records, [siteId], '2026-01-01');
    expect(counted).toMatchObject([{ reason: 'too_many_in_browser', count: 3 }]);
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
