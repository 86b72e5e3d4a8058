// What stored events mean for the records, written into the real tables: nothing that a browser or a provider can send stops it.

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DescribedEvent } from '#contract/event-stages.ts';
import type { WireEvent } from '#contract/wire-format.ts';
import { noNetworkFacts } from '#intelligence/networks/network-facts.ts';
import { listArrivedEvents } from '#processor/arrived-event.ts';
import { readSaid } from '#processor/person/read-said.ts';
import { createPipeline } from '#processor/pipeline.ts';
import { isEarlyOutcome } from '#processor/pipeline-step.ts';
import { createEffects } from '#processor/write/note-effects.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { nobodyNamed, noCompanies } from '#tests/support/no-company-matching.ts';
import { sampleBatch, sampleRequest } from '#tests/support/sample-batch.ts';
import { makeId, sampleDescribedEvent } from '#tests/support/sample-events.ts';
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

const wire = { key: 'k', fields: [{ name: 'q\0', type: 'text' }] };
const nul = 'https://www.acme.it/a%00b?utm_campaign=c%00d&q=e%00f&gclid=g%00h';
const everyType: Record<WireEvent['type'], object> = {
  page_view: {},
  page_leave: { engagedMs: 1 },
  click: { kind: 'outbound', target: nul },
  site_search: { term: 'a\0b' },
  form_seen: { form: wire },
  form_submit: {
    form: wire,
    values: { 'q\0': 'Una domanda\0 lunga: quanto costa?', email: 'a%00b@acme.it' },
  },
  form_left: { form: wire },
  video: { provider: 'vimeo', video: 'v\0', action: 'play', percent: 0 },
  identify: { userId: 'a%00\0b', traits: { website: nul, email: 'a\0nna@acme.it' } },
  track: { name: 'n\0', properties: { target: nul } },
  group: { groupId: 'g\0', traits: { website: nul, domain: 'ac\0me.it' } },
  consent: {},
};

it.each(Object.entries(everyType))(
  'takes a %s with an escaped NUL in page, referrer and target without holding up what stands beside it',
  async (type, more) => {
    const pipeline = createPipeline({
      sites: { byId: (id) => sampleSite({ id }) },
      ...{ networks: { find: () => noNetworkFacts }, keptFor: { limitedDays: 90, grantedMonths: 13 } },
      ...{ company: noCompanies, person: nobodyNamed },
    });
    const raw = { type, at: Date.now(), page: { url: nul, referrer: nul, title: 'a\0b' }, ...more };
    const request = sampleRequest(siteId, 0, { events: [{ id: makeId(Date.now()), raw }] });
    const [arrived] = listArrivedEvents(sampleBatch([request]));
    const event = arrived && pipeline.run(arrived);
    if (event === undefined || isEarlyOutcome(event)) return expect.fail(JSON.stringify(event));
    expect(event).toMatchObject({ path: '/ab', referrerPath: expect.not.stringContaining('\0') });
    dropped.length = 0;
    await writeEffects([event, identify(`beside-${type}`, {})]);
    expect(await knownKeys()).toContain(`user:${siteId}:beside-${type}`);
    expect(dropped).toEqual([]);
  },
);

it('leaves out what PostgreSQL refuses of days and forms, and keeps what stands beside it', async () => {
  dropped.length = 0;
  const seen = (key: string, over: Partial<DescribedEvent>) =>
    eventOf({ form: { key, fields: [] } }, { type: 'form_seen', ...over });
  await writeEffects([
    seen('refused', { siteId: 2 ** 40 }),
    seen('beside', { path: '/a\0b' }),
    identify('beside-form', {}),
  ]);
  const found = await findSite(records, siteId);
  expect(found?.forms.filter(({ key }) => key === 'beside')).toMatchObject([{ page: 'www.example.com/ab' }]);
  expect(await knownKeys()).toContain(`user:${siteId}:beside-form`);
  expect(dropped.map((what) => what.split(':')[0])).toEqual(['day', 'form']);
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
