// The visits of a person are cut in a way of their own, in which each event carries what is told of its visit: they must be those into
// which everybody's events are cut.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { personExport } from '#stores/events/questions/person-export.ts';
import { personVisits } from '#stores/events/questions/person-visits.ts';
import { insertEvents, makeId } from '#tests/dashboard/server/support/insert-events.ts';
import { cutSessions } from '#tests/support/ask-sessions.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const startMs = Date.now() - 20 * dayMs;
const browsers = ['00000000000000a1', 'f0000000000000b2', '00000000000000c3'];
const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-person-visits-'));

let events: EventStore;
let lastSite = 0;
beforeAll(async () => {
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
});
afterAll(async () => {
  await events?.close();
  rmSync(directory, { recursive: true, force: true });
});

async function visitsOf(site: number, fromMs: number, toMs: number) {
  const window = { siteIds: [site], fromMs, toMs };
  const browserSites = browsers.map(() => site);
  const found = await events.ask(personVisits, {
    ...{ ...window, browserSites, browsers, bots: 'without', limit: 1_000 },
  });
  return found.map(({ visitId: _, ...visit }) => visit);
}

async function everybodys(site: number, fromMs: number, toMs: number, like: readonly object[]) {
  const found = await events.ask(cutSessions, {
    ...{ siteIds: [site], fromMs, toMs, bots: 'without', limit: 1_000 },
  });
  const told = Object.keys(like[0] ?? {});
  return found.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([column]) => told.includes(column))),
  );
}

const byStart = <Visit extends object>(visits: readonly Visit[]): string[] =>
  visits.map((visit) => JSON.stringify(Object.entries(visit).sort())).sort();

it('are those into which the events of all are cut, whatever happened and in whatever order it came', async () => {
  const sample = fc.record({
    minute: fc.integer({ min: 0, max: 4 * 24 * 60 }),
    visitor: fc.constantFrom(...browsers),
    type: fc.constantFrom('page_view', 'page_view', 'consent', 'click'),
    traffic_channel: fc.constantFrom('search', 'internal', 'direct'),
    source_name: fc.constantFrom('', 'Google', 'Bing'),
    campaign_source: fc.constantFrom('', '', 'a', 'b'),
    path: fc.constantFrom('/', '/a', '/b'),
    page_kind: fc.constantFrom('product', 'blog', 'pricing'),
    decision: fc.constantFrom('0', '1', '7', '8'),
    is_bot: fc.constantFrom(false, false, false, true),
    isTwice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sample, { minLength: 1, maxLength: 40 }), async (samples) => {
      lastSite += 1;
      const site = lastSite;
      const rows = samples.map(({ minute, isTwice: _, ...columns }) => {
        const at = startMs + minute * minuteMs;
        return { ...columns, at, site, id: makeId(at), host: `${columns.path.length}.it`, purposes: 7 };
      });
      await insertEvents(events, rows);
      const copies = rows.filter((_, place) => samples[place]?.isTwice);
      if (copies.length > 0) await insertEvents(events, copies);
      for (const [fromMs, toMs] of [
        [startMs - dayMs, startMs + 6 * dayMs],
        [startMs + dayMs, startMs + 2 * dayMs],
      ] as const) {
        const visits = await visitsOf(site, fromMs, toMs);
        const all = await everybodys(site, fromMs, toMs, visits);
        if (visits.length === 0) expect(all).toEqual([]);
        expect(byStart(visits)).toEqual(byStart(all));
      }
    }),
    { numRuns: 10 },
  );
}, 240_000);

it('are found at once where an event comes late, on a day of which nothing was known', async () => {
  lastSite += 1;
  const site = lastSite;
  const view = (daysAgo: number) => ({
    ...{ at: startMs - daysAgo * dayMs, site, visitor: browsers[0] ?? '', purposes: 7 },
  });
  await insertEvents(events, [view(0)]);
  await insertEvents(events, [view(300)]);
  const visits = await visitsOf(site, startMs - 380 * dayMs, startMs + dayMs);
  expect(visits.map(({ startedAtMs }) => startedAtMs)).toEqual([startMs, startMs - 300 * dayMs]);
});

it('and the copy of a person hold nothing that was not allowed to be put to a name', async () => {
  lastSite += 1;
  const site = lastSite;
  const view = { site, visitor: 'a1', path: '/' };
  const [allowed, own] = await insertEvents(events, [
    { ...view, at: startMs, purposes: 7 },
    { ...view, at: startMs + 1, purposes: 7, visitor: 'd4', subject: '77' },
    { ...view, at: startMs + 2, purposes: 3 },
    { ...view, at: startMs + 3, purposes: 7, consent: 'limited' },
  ]);
  const copy = await events.ask(personExport, {
    ...{ siteIds: [site], fromMs: startMs - dayMs, toMs: startMs + dayMs },
    ...{ browserSites: [site], browsers: [browsers[0] ?? ''], subjects: ['77'] },
  });
  expect(copy.map(({ id }) => id)).toEqual([allowed, own]);
});
