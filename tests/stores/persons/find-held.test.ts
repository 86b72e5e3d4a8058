// Whoever reads an address's mail is shown the browsers that are surely theirs, and never those of somebody else.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SaidWord } from '#contract/said.ts';
import { findHeld } from '#stores/persons/find-held.ts';
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
  (await findHeld(records, `email:${email}`)).spans.map(({ visitor }) => Number.parseInt(visitor, 16)).sort();

it('are those that it was said in', async () => {
  await keepSaid(records, { ...nobody, words: [claim('email:ida@acme.it', 1)] });
  expect(await browsersOf('ida@acme.it')).toEqual([1]);
});

it('are not those of a kiosk in which many say the address', async () => {
  const words = Array.from({ length: identityBounds.browsersPerKey + 1 }, (_, number) =>
    claim('email:fair@acme.it', 1_000 + number),
  );
  const own: SaidWord = { ...claim('email:fair@acme.it', 2), strength: 'proof', how: 'server' };
  await keepSaid(records, { ...nobody, words: [own, ...words] });
  expect(await browsersOf('fair@acme.it')).toEqual([2]);
});

it('are none for a mailbox of several that is part of a person', async () => {
  await keepSaid(records, {
    ...nobody,
    words: [claim('email:info@acme.it', 3), claim('email:lea@acme.it', 4)],
  });
  await records.db.execute(sql`
    UPDATE identity_keys SET person_id = (SELECT person_id FROM identity_keys WHERE key = 'email:lea@acme.it')
    WHERE key = 'email:info@acme.it'`);
  expect(await browsersOf('info@acme.it')).toEqual([]);
  expect((await findHeld(records, 'email:info@acme.it')).keys).toEqual(['email:info@acme.it']);
});
