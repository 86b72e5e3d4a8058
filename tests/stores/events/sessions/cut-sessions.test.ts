// Sessions cut by event time, on read and kept, whatever order the events came in.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';
import { daysAround, recutDay } from '#stores/events/sessions/recut-day.ts';
import { cutSessions, keptSessions } from '#tests/support/ask-sessions.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const dayStartMs = Date.UTC(2026, 9, 10);
const columns = [
  'site_id',
  'id',
  'id_time',
  'time',
  'outcome',
  'type',
  'visitor_id',
  'path',
  'campaign_source',
  'consent',
  'is_bot',
  'engaged_ms',
  'traffic_channel',
];

interface Sample {
  atMs: number;
  campaign?: string;
  type?: string;
  path?: string;
  bot?: boolean;
  outcome?: string;
  channel?: string;
}

/** Cuts every day again that events on these days can change. */
async function recutDays(events: EventStore, days: string[]): Promise<void> {
  for (const day of daysAround(days)) await recutDay(events, day);
}

let directory: string;
let store: EventStore;
let lastSite = 0;
let inserts = 0;
let ids = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-sessions-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A row of one event; its id is made once, so that the same sample may arrive in any order and twice. */
function rowOf(
  siteId: number,
  {
    atMs,
    campaign = '',
    type = 'page_view',
    path = '/',
    bot = false,
    outcome = 'stored',
    channel = 'direct',
  }: Sample,
  visitor = 1,
) {
  ids += 1;
  const id = `00000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  return [siteId, id, atMs, atMs, outcome, type, visitor, path, campaign, 'granted', bot, 1_000, channel];
}

async function insert(rows: unknown[][]): Promise<void> {
  inserts += 1;
  if (rows.length > 0) await store.insert('events_v1', columns, rows, `test-${inserts}`);
}

const ask = (
  siteId: number,
  fromMs = dayStartMs,
  toMs = dayStartMs + dayMs,
  bots: 'without' | 'only' | 'with' = 'without',
) => store.ask(cutSessions, { siteIds: [siteId], fromMs, toMs, bots, limit: 1_000 });

async function cutOf(samples: Sample[]): Promise<string[]> {
  lastSite += 1;
  await insert(samples.map((sample) => rowOf(lastSite, sample)));
  const sessions = await ask(lastSite);
  return sessions
    .reverse()
    .map(({ startedAtMs, endedAtMs, events }) => `${minutes(startedAtMs)}-${minutes(endedAtMs)}:${events}`);
}
const minutes = (ms: number) => (ms - dayStartMs) / minuteMs;
const at = (minute: number, more: Omit<Sample, 'atMs'> = {}): Sample => ({
  atMs: dayStartMs + minute * minuteMs,
  ...more,
});

it('begins a session after more than 30 minutes of silence', async () => {
  expect(await cutOf([at(10), at(40), at(70.5), at(90)])).toEqual(['10-40:2', '70.5-90:2']);
});

it('begins a session at a campaign other than the last of the session', async () => {
  expect(
    await cutOf([at(0), at(5, { campaign: 'a' }), at(6), at(7, { campaign: 'a' }), at(8, { campaign: 'b' })]),
  ).toEqual(['0-0:1', '5-7:3', '8-8:1']);
  expect(await cutOf([at(0, { campaign: 'a' }), at(60), at(61, { campaign: 'a' })])).toEqual([
    '0-0:1',
    '60-60:1',
    '61-61:1',
  ]);
});

it('lets no session last over 24 hours, and counts every event of a long one once', async () => {
  const always = Array.from({ length: 5 * 24 * 3 }, (_, index) => at((index - 2 * 72) * 20));
  lastSite += 1;
  await insert(always.map((sample) => rowOf(lastSite, sample)));
  const days = await Promise.all(
    [-3, -2, -1, 0, 1, 2, 3].map((day) =>
      ask(lastSite, dayStartMs + day * dayMs, dayStartMs + (day + 1) * dayMs),
    ),
  );
  const sessions = days.flat();
  expect(sessions.every(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs <= dayMs)).toBe(true);
  expect(sessions.reduce((sum, { events }) => sum + events, 0)).toBe(always.length);
});

it('keeps a session whole that runs over midnight, on the day on which it began', async () => {
  expect(await cutOf([at(1_430), at(1_445), at(1_460)])).toEqual(['1430-1460:3']);
  expect(await cutOf([at(-10), at(5), at(20)])).toEqual([]);
});

it('leaves out robots, what was not stored, and who has no id, unless robots are asked for', async () => {
  expect(
    await cutOf([at(0), at(1, { bot: true }), at(2, { outcome: 'rejected' }), at(3, { type: 'form_seen' })]),
  ).toEqual(['0-0:1']);
  expect(await ask(lastSite, dayStartMs, dayStartMs + dayMs, 'only')).toMatchObject([
    { isBot: true, events: 1 },
  ]);
  lastSite += 1;
  await insert([rowOf(lastSite, at(0), 0)]);
  expect(await ask(lastSite)).toEqual([]);
});

it('calls a visit a robot only when every event of it is one', async () => {
  await cutOf([at(0), at(1, { bot: true }), at(60, { bot: true })]);
  const all = await ask(lastSite, dayStartMs, dayStartMs + dayMs, 'with');
  expect(all.map(({ events, isBot }) => [events, isBot])).toEqual([
    [1, true],
    [2, false],
  ]);
});

it('tells entry and exit by the page views, and counts pages, events and engaged time', async () => {
  await cutOf([
    at(0, { type: 'click', path: '/x' }),
    at(1, { path: '/in' }),
    at(2, { path: '/out' }),
    at(3, { type: 'page_leave', path: '/y' }),
  ]);
  expect(await ask(lastSite)).toMatchObject([
    {
      entryPath: '/in',
      exitPath: '/out',
      pages: 2,
      events: 4,
      engagedMs: 4_000,
      visitor: '0000000000000001',
    },
  ]);
});

it('takes the source of a visit from its first view or consent that did not come from the site itself', async () => {
  await cutOf([
    at(0, { type: 'consent', path: '/landing', campaign: 'spring', channel: 'paid' }),
    at(1, { path: '/in', channel: 'internal' }),
    at(2, { channel: 'search' }),
  ]);
  expect(await ask(lastSite)).toMatchObject([
    { trafficChannel: 'paid', campaignSource: 'spring', entryPath: '/in', pages: 2, events: 3 },
  ]);
  await cutOf([
    at(0, { type: 'click', channel: 'referral' }),
    at(1, { path: '/in', channel: 'internal' }),
    at(2, { channel: 'search' }),
  ]);
  expect(await ask(lastSite)).toMatchObject([{ trafficChannel: 'search', entryPath: '/in' }]);
  await cutOf([at(0, { type: 'click', channel: 'referral' }), at(1, { channel: 'internal' })]);
  expect(await ask(lastSite)).toMatchObject([{ trafficChannel: 'internal' }]);
});

it('counts an event once that is there twice', async () => {
  lastSite += 1;
  const row = rowOf(lastSite, at(0));
  await insert([row]);
  await insert([row]);
  expect(await ask(lastSite)).toMatchObject([{ events: 1, pages: 1 }]);
});

it('gives the same sessions in whatever order and company events arrive', async () => {
  const sample = fc.record({
    atMs: fc.integer({ min: -1_500, max: 2_900 }).map((minute) => dayStartMs + minute * minuteMs),
    campaign: fc.constantFrom('', '', '', 'a', 'b'),
    visitor: fc.integer({ min: 1, max: 2 }),
  });
  const arrival = fc.array(sample, { minLength: 1, maxLength: 40 }).chain((samples) =>
    fc.record({
      samples: fc.constant(samples),
      order: fc.shuffledSubarray(
        samples.map((_, index) => index),
        { minLength: samples.length },
      ),
      split: fc.integer({ min: 0, max: samples.length }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(arrival, async ({ samples, order, split }) => {
      const [inOrder, shuffled] = [lastSite + 1, lastSite + 2];
      lastSite += 2;
      const rows = samples.map((one) => rowOf(inOrder, one, one.visitor));
      const moved = order.map((index) => [shuffled, ...(rows[index] ?? []).slice(1)]);
      await insert(rows);
      await insert(moved.slice(split));
      await insert(moved.slice(0, split));
      const strip = (sessions: Awaited<ReturnType<typeof ask>>) =>
        sessions.map(({ siteId: _, ...rest }) => rest);
      expect(strip(await ask(shuffled))).toEqual(strip(await ask(inOrder)));
      await insert(rows.slice(split));
      expect(strip(await ask(inOrder))).toEqual(strip(await ask(shuffled)));
    }),
    { numRuns: 12 },
  );
});

it('cuts a touched day again into the table: late events join what was apart, and nothing is there twice', async () => {
  lastSite += 1;
  const siteId = lastSite;
  const read = () =>
    store.ask(keptSessions, {
      siteIds: [siteId],
      fromMs: dayStartMs - dayMs,
      toMs: dayStartMs + 3 * dayMs,
      bots: 'without',
      limit: 100,
    });
  await insert([at(1_400), at(1_450), at(2_900)].map((sample) => rowOf(siteId, sample)));
  await recutDays(store, ['2026-10-10', '2026-10-11']);
  expect((await read()).map(({ events }) => events)).toEqual([1, 1, 1]);
  await insert([rowOf(siteId, at(1_425))]);
  await recutDays(store, ['2026-10-10']);
  await recutDays(store, ['2026-10-10']);
  expect((await read()).map(({ startedAtMs, events }) => [minutes(startedAtMs), events])).toEqual([
    [2_900, 1],
    [1_400, 3],
  ]);
  await expect(recutDay(store, '10 October')).rejects.toThrow('2026-03-31');
});

it('empties a day from the table whose events are gone', async () => {
  lastSite += 1;
  const siteId = lastSite;
  const day = '2026-08-01';
  const dayMs0 = Date.parse(`${day}T00:00:00Z`);
  const read = () =>
    store.ask(keptSessions, {
      siteIds: [siteId],
      fromMs: dayMs0,
      toMs: dayMs0 + dayMs,
      bots: 'without',
      limit: 100,
    });
  await recutDay(store, day);
  await insert([rowOf(siteId, { atMs: dayMs0 })]);
  await recutDay(store, day);
  expect(await read()).toHaveLength(1);
  await store.command(`ALTER TABLE events_v1 DELETE WHERE site_id = ${siteId} SETTINGS mutations_sync = 1`);
  await recutDay(store, day);
  expect(await read()).toEqual([]);
});

it('keeps events of one millisecond in one session, whatever campaigns they name', async () => {
  expect(
    await cutOf([
      at(0, { campaign: 'a' }),
      at(5),
      at(5, { campaign: 'b' }),
      at(5, { campaign: 'c' }),
      at(6, { type: 'click' }),
    ]),
  ).toEqual(['0-0:1', '5-6:4']);
});

it('knows which days a touched day can change, and from when on sessions are cut on read', () => {
  expect(daysAround(['2026-10-10'])).toEqual(['2026-10-09', '2026-10-10', '2026-10-11', '2026-10-12']);
  expect(cutFrom(dayStartMs + 5 * hourMs, 'without')).toBe(dayStartMs - dayMs);
  expect(cutFrom(dayStartMs, 'only')).toBe(0);
});
