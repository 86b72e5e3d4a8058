// What stored events mean for the records, written into the real tables: nothing that a browser or a provider can send stops it.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DescribedEvent } from '#contract/event-stages.ts';
import { readSaid } from '#processor/person/read-said.ts';
import { createEffects } from '#processor/write/note-effects.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { sampleDescribedEvent } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';
import { sampleSite } from '../steps/sample-request.ts';

let records: Records;
let siteId: number;
const dropped: string[] = [];

beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Acme' })).site.id;
}, 60_000);
afterAll(() => records?.close());

async function writeEffects(events: readonly DescribedEvent[]): Promise<void> {
  const effects = createEffects({
    waitsForFirstEvent: () => false,
    mappingOf: () => ({}),
    subjectsOf: () => [],
  });
  for (const event of events) {
    const said = readSaid(event, sampleSite({ id: siteId }))?.said ?? null;
    effects.note({ ...event, said });
  }
  await effects.write(records, (what, reason) => dropped.push(`${what}: ${reason}`));
}

let count = 0;
function eventOf(raw: unknown, over: Partial<DescribedEvent> = {}): DescribedEvent {
  count += 1;
  const id = `0199a123-4567-7abc-8def-${count.toString(16).padStart(12, '0')}`;
  return sampleDescribedEvent({ ...{ siteId, id, purposes: 7, consent: 'granted', raw }, ...over });
}

const identify = (userId: unknown, traits: object) =>
  eventOf({ type: 'identify', userId, traits }, { type: 'identify' });
const knownKeys = async () =>
  (
    await records.db.execute<{ key: string }>(sql`SELECT key FROM identity_keys ORDER BY key LIMIT 100`)
  ).rows.map(({ key }) => key);

it.each([
  ['a NUL in an id', () => identify('ab\0cd', {})],
  ['half a sign in an id', () => identify('ab\ud800cd', {})],
  ['a NUL in an e-mail', () => identify('41', { email: 'an\0na@acme.it' })],
  ['a name that is cut within a sign', () => identify('42', { name: `a${'𠮷'.repeat(60)}` })],
  ['an id that is cut within a sign', () => identify(`a${'𠮷'.repeat(60)}`, {})],
  ['junk with a NUL in it', () => identify('null\0', {})],
] as [string, () => DescribedEvent][])(
  'takes %s without holding up what stands beside it',
  async (_, make) => {
    const marker = `good-${count}`;
    await writeEffects([make(), identify(marker, {})]);
    expect(await knownKeys()).toContain(`user:${siteId}:${marker}`);
    expect(dropped).toEqual([]);
  },
);

it('takes a provider’s answers that are longer than anybody writes', async () => {
  const words = (from: number) =>
    Array.from({ length: 1_200 }, (_, place) => `w${from * 1_200 + place}`).join(' ');
  const answers = Array.from({ length: 100 }, (_, place) => ({
    question: `q${place}`,
    answer: words(place),
  }));
  const raw = {
    type: 'engagement',
    at: 1,
    provider: 'typeform',
    kind: 'form_answer',
    human: 'human',
    answers,
  };
  await writeEffects([eventOf(raw, { type: 'engagement', channel: 'provider' })]);
  const { rows } = await records.db.execute<{ total: number }>(
    sql`SELECT count(*)::int AS total FROM requests WHERE provider = 'typeform'`,
  );
  expect(rows).toEqual([{ total: 1 }]);
  expect(dropped).toEqual([]);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.constantFrom('\0', '\ud800', '\udc00', '𠮷', 'a', '@', '.it', ' ', '"', '\\'), {
      maxLength: 250,
    })
    .map((parts) => parts.join('')),
);
const anyTrait = fc.constantFrom(
  'email',
  'name',
  'firstName',
  'phone',
  'company',
  'title',
  'skills',
  'website',
);

it('takes whatever texts a browser can put into its words', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.dictionary(anyTrait, anyText), async (userId, traits) => {
      dropped.length = 0;
      await writeEffects([identify(userId, traits)]);
      expect(dropped).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 120_000);
