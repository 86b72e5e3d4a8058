// Whoever reads an address's mail is shown the browsers that are proven to be theirs, and never those of somebody else.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SaidWord } from '#contract/said.ts';
import { type ExportParts, exportPerson } from '#stores/persons/export-person.ts';
import { findHeld, type HeldPerson } from '#stores/persons/find-held.ts';
import { identityBounds } from '#stores/records/identity/identity-bounds.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const atMs = Date.UTC(2026, 4, 1, 8);
const nobody = { words: [], proofs: [], values: [], contacts: [], refusals: [] };
let records: Records;
let siteId: number;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme', allowedHosts: ['acme.it'] })).site.id;
}, 60_000);
afterAll(() => records?.close());

function claim(key: string, number: number): SaidWord {
  return {
    ...{ siteId, visitor: number.toString(16).padStart(16, '0'), key, means: key, strength: 'claim', atMs },
    ...{ id: `event-${key}-${number}`, how: 'form' },
  };
}
const browsersOf = async (email: string) =>
  (await findHeld(records, `email:${email}`, 'proven')).spans
    .map(({ visitor }) => Number.parseInt(visitor, 16))
    .sort();

const own = (key: string, number: number): SaidWord => ({
  ...claim(key, number),
  ...{ strength: 'proof', how: 'server' },
});

it('are those of proofs, not those in which it was only said', async () => {
  await keepSaid(records, {
    ...nobody,
    words: [own('email:ida@acme.it', 1), claim('email:ida@acme.it', 11)],
  });
  expect(await browsersOf('ida@acme.it')).toEqual([1]);
  // What is erased is more than what is shown: nobody else's data is given away by it.
  const erased = await findHeld(records, 'email:ida@acme.it', 'followed');
  expect(erased.spans.map(({ visitor }) => Number.parseInt(visitor, 16)).sort()).toEqual([1, 11]);
});

it('tell of a claim its day and nothing that was done in the browser', async () => {
  const token: SaidWord = { ...claim('email:eva@acme.it', 21), how: 'link_token' };
  await keepSaid(records, { ...nobody, words: [token, claim('email:eva@acme.it', 22)] });
  const asked: unknown[] = [];
  const events: ExportParts['events'] = {
    ask: async (_question, parameters) => {
      asked.push(parameters);
      return [];
    },
  };
  const parts = { records, events, secret: 'ab'.repeat(32), siteIds: [siteId], nameSubject: () => '7' };
  const copyOf = async (held: HeldPerson) => exportPerson({ ...parts, nowMs: atMs + 3_600_000 }, held);
  const held = await findHeld(records, 'email:eva@acme.it', 'proven');
  const copy = await copyOf(held);
  expect(asked).toMatchObject([{ browsers: [] }]);
  expect(copy.browsers).toEqual([]);
  expect(copy.records.claims).toEqual([{ key: 'email:eva@acme.it', day: '2026-05-01', browsers: 2 }]);
  expect(JSON.stringify(copy)).not.toContain('0000000000000015');
  const whole = await copyOf({ ...held, reach: 'all' });
  expect(whole.records).toMatchObject({ claims: [], words: [{ how: 'link_token' }, { how: 'form' }] });
});

it('are not those of a kiosk in which many say the address', async () => {
  const words = Array.from({ length: identityBounds.browsersPerKey + 1 }, (_, number) =>
    claim('email:fair@acme.it', 1_000 + number),
  );
  await keepSaid(records, { ...nobody, words: [own('email:fair@acme.it', 2), ...words] });
  expect(await browsersOf('fair@acme.it')).toEqual([2]);
});

it('are none for a mailbox of several that is part of a person', async () => {
  await keepSaid(records, {
    ...nobody,
    words: [own('email:info@acme.it', 3), own('email:lea@acme.it', 4)],
  });
  await records.db.execute(sql`
    UPDATE identity_keys SET person_id = (SELECT person_id FROM identity_keys WHERE key = 'email:lea@acme.it')
    WHERE key = 'email:info@acme.it'`);
  expect(await browsersOf('info@acme.it')).toEqual([]);
  expect((await findHeld(records, 'email:info@acme.it', 'followed')).keys).toEqual(['email:info@acme.it']);
});
