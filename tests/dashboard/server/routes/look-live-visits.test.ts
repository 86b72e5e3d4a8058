// The visits of the Live page against those that the event store cuts.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookLiveVisits } from '#dashboard/server/routes/look-live-visits.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { cutSessions } from '#tests/support/ask-sessions.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { insertEvents, type TestEvent } from '../support/insert-events.ts';

const hour = 3_600_000;
const end = Date.UTC(2026, 2, 10, 11);

let events: EventStore;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-live-'));
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
});
afterAll(async () => {
  await events.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Numbers that look random and are the same in every run. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Now and then none, since events of the same millisecond are where two cuts part most easily. */
function nextPauseMs(dice: () => number, longestMs: number): number {
  return dice() < 0.15 ? 0 : Math.ceil(dice() * longestMs);
}

/** Backwards from the end, with pauses on both sides of half an hour and now and then a campaign. */
function makeHistory(visitor: number, dice: () => number): TestEvent[] {
  const history: TestEvent[] = [];
  const longestPauseMs = dice() < 0.3 ? 29 * 60_000 : 45 * 60_000;
  const campaignChance = dice() < 0.4 ? 0 : 0.1;
  for (let at = end - 1; at > end - 36 * hour; at -= nextPauseMs(dice, longestPauseMs)) {
    history.push({
      site: 1,
      at,
      visitor: visitor.toString(16),
      path: '/',
      type: dice() < 0.7 ? 'page_view' : 'click',
      campaign_name: dice() < campaignChance ? `campaign ${Math.floor(dice() * 2)}` : '',
    });
  }
  return history;
}

describe('lookLiveVisits', () => {
  it('finds the same beginning, pages and end as the sessions of the event store', async () => {
    const dice = createDice(7);
    const visitors = Array.from({ length: 60 }, (_, index) => makeHistory(index + 1, dice));
    await insertEvents(events, visitors.flat());
    const window = { siteIds: [1], toMs: end };
    const seen = await lookLiveVisits(events, {
      ...window,
      fromMs: end - 38 * hour,
      activeMs: end - 5 * 60_000,
      visitorsMax: 200,
    });
    const live = seen.map(({ visitor }) => visitor);
    const sessions = await events.ask(cutSessions, {
      ...window,
      fromMs: end - 24 * hour,
      bots: 'without',
      limit: 100_000,
    });
    const newest = new Map(sessions.toReversed().map((session) => [session.visitor, session]));
    const expected = [...newest.values()].map((session) => [
      session.visitor,
      session.startedAtMs,
      session.endedAtMs,
      session.pages,
    ]);
    const found = live.map((visit) => [
      visit.visitor,
      Date.parse(visit.startedAt),
      Date.parse(visit.lastAt),
      visit.pages,
    ]);
    expect(found.length).toBe(60);
    expect(found.sort()).toEqual(expected.sort());
    // The histories must reach the hard cases, or the comparison proves little.
    const lengths = live.map(({ startedAt, lastAt }) => Date.parse(lastAt) - Date.parse(startedAt));
    expect(Math.max(...lengths)).toBeGreaterThan(10 * hour);
    expect(Math.min(...lengths)).toBeLessThan(hour);
  });

  const lookAt = (site: number) =>
    lookLiveVisits(events, {
      siteIds: [site],
      fromMs: end - hour,
      toMs: end,
      activeMs: end - 5 * 60_000,
      visitorsMax: 200,
    });

  it('takes the source from the first event that tells it, also when that is the consent', async () => {
    const view = { at: end - 1_000, path: '/in', traffic_channel: 'internal', page_kind: 'product' };
    const consent = {
      ...{ at: end - 2_000, type: 'consent', path: '/landing' },
      ...{ traffic_channel: 'paid', source_name: 'Google' },
    };
    await insertEvents(events, [
      { ...view, site: 2, visitor: 'a1' },
      { ...consent, site: 2, visitor: 'a1' },
      { ...view, site: 2, visitor: 'a2' },
    ]);
    const visits = await lookAt(2);
    expect(
      visits.map(({ visitor }) => visitor).toSorted((a, b) => a.visitor.localeCompare(b.visitor)),
    ).toMatchObject([
      { visitor: '00000000000000a1', channel: 'paid', sourceName: 'Google', pages: 1, currentPath: '/in' },
      { visitor: '00000000000000a2', channel: 'internal' },
    ]);
  });

  it('shows the page that is open, the kinds of pages seen, and the last company that was told apart', async () => {
    const at = (seconds: number, columns: Record<string, unknown>) => ({
      ...{ site: 3, visitor: 'b1', at: end - 60_000 + seconds * 1_000 },
      ...columns,
    });
    await insertEvents(events, [
      at(0, { path: '/', page_kind: 'home', decision: '0' }),
      at(1, { path: '/prices', title: 'Prices', page_kind: 'pricing', decision: '777' }),
      at(2, { path: '/prices', type: 'click', page_kind: 'pricing', decision: '1' }),
    ]);
    expect(await lookAt(3)).toMatchObject([
      {
        visitor: { pages: 2, currentPath: '/prices', currentTitle: 'Prices' },
        pageKinds: ['home', 'pricing'],
        decision: '777',
      },
    ]);
  });

  it('looks at the latest events alone of somebody who does more than a person can', async () => {
    const busy = Array.from({ length: 700 }, (_, number) => ({
      ...{ site: 4, visitor: 'c1', at: end - 700_000 + number * 1_000, path: '/' },
      campaign_name: number === 10 ? 'spring' : '',
    }));
    await insertEvents(events, busy);
    const [visit] = await lookAt(4);
    expect(visit?.visitor).toMatchObject({ pages: 500, startedAt: new Date(end - 500_000).toISOString() });
  });

  it('tells visitors of the same name on two sites apart, and leaves out who has gone', async () => {
    const view = { visitor: 'd1', path: '/' };
    await insertEvents(events, [
      { ...view, site: 5, at: end - 1_000 },
      { ...view, site: 6, at: end - 30_000 },
      { ...view, site: 6, at: end - 40_000 },
      { ...view, site: 5, visitor: 'd2', at: end - 10 * 60_000 },
    ]);
    const both = await lookLiveVisits(events, {
      siteIds: [5, 6],
      fromMs: end - hour,
      toMs: end,
      activeMs: end - 5 * 60_000,
      visitorsMax: 200,
    });
    expect(both.map(({ visitor: { siteId, pages } }) => [siteId, pages])).toEqual([
      [5, 1],
      [6, 2],
    ]);
  });
});
