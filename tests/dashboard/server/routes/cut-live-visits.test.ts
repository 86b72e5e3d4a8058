// The visits of the Live page against those that the event store cuts.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutLiveVisits, type LiveEvent } from '#dashboard/server/routes/cut-live-visits.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { liveEvents } from '#stores/events/questions/live-events.ts';
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

describe('cutLiveVisits', () => {
  it('finds the same beginning, pages and end as the sessions of the event store', async () => {
    const dice = createDice(7);
    const visitors = Array.from({ length: 60 }, (_, index) => makeHistory(index + 1, dice));
    await insertEvents(events, visitors.flat());
    const window = { siteIds: [1], toMs: end };
    const latest = await events.ask(liveEvents, {
      ...window,
      fromMs: end - 38 * hour,
      activeMs: end - 5 * 60_000,
      visitors: 200,
    });
    const live = cutLiveVisits(latest).map(({ visitor }) => visitor);
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

  it('takes the source from the first event that tells it, also when that is the consent', () => {
    const view: LiveEvent = {
      siteId: 1,
      visitor: '00000000000000a1',
      eventId: '00000000-0000-7000-8000-000000000002',
      ms: end - 1_000,
      isView: true,
      tellsSource: false,
      campaign: 'f'.repeat(16),
      path: '/in',
      title: '',
      consent: 'granted',
      channel: 'internal',
      sourceName: '',
      country: '',
      region: '',
      city: '',
      networkName: '',
      device: 'desktop',
      browser: '',
      pageKind: 'product',
      decision: '0',
    };
    const consent: LiveEvent = {
      ...view,
      eventId: '00000000-0000-7000-8000-000000000001',
      ms: end - 2_000,
      isView: false,
      tellsSource: true,
      campaign: '0'.repeat(16),
      path: '/landing',
      channel: 'paid',
      sourceName: 'Google',
    };
    expect(cutLiveVisits([view, consent])).toMatchObject([
      { visitor: { channel: 'paid', sourceName: 'Google', pages: 1, currentPath: '/in' } },
    ]);
    expect(cutLiveVisits([view])).toMatchObject([{ visitor: { channel: 'internal' } }]);
  });
});
