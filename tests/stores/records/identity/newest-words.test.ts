// A browser in which somebody is named every hour for years: who uses it now is still noticed.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SaidWord } from '#contract/said.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { readState } from './read-state.ts';

const hourMs = 3_600_000;
const hours = 6_000;
const visitor = '00000000000000aa';

let records: Records;
let siteId: number;

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'App' })).site.id;
}, 240_000);

afterAll(() => records?.close());

const claim = (key: string, hour: number): SaidWord => ({
  ...{ siteId, visitor, key, means: key, strength: 'claim', atMs: hour * hourMs },
  ...{ id: `event-${key}-${hour}`, how: 'identify' },
});
const say = (...words: SaidWord[]) =>
  keepSaid(records, { words, proofs: [], values: [], contacts: [], refusals: [] });

it('gives the browser to whoever was named last, and its beginning to whoever was named first', async () => {
  await say(claim('email:first@acme.it', 1), claim('email:anna@acme.it', 2));
  await records.db.execute(sql`
    INSERT INTO visitor_words
    SELECT site_id, visitor, key_id, means_id, strength, made.hour, to_timestamp(made.hour * 3600), 'event-' || made.hour,
      to_timestamp(made.hour * 3600), 'event-' || made.hour, how
    FROM visitor_words, generate_series(3, ${hours}::int) AS made(hour) WHERE visitor_words.hour = 2`);
  await say(claim('email:bruno@acme.it', hours + 1));
  const { spans } = await readState(records);
  expect(spans).toMatchObject([
    { place: 0, from_ms: null, key: 'email:first@acme.it' },
    { place: 1, from_ms: String(2 * hourMs), key: 'email:anna@acme.it' },
    { place: 2, from_ms: String((hours + 1) * hourMs), to_ms: null, key: 'email:bruno@acme.it' },
  ]);
}, 120_000);
