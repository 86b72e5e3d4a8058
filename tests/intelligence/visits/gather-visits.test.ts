// Visits put together in memory: the same from the same events in any order, each event in one of them.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherVisits, type VisitDeed } from '#intelligence/visits/gather-visits.ts';

const beginMs = Date.UTC(2026, 10, 20, 9);
const minuteMs = 60_000;

const deed = (minutes: number, more: Partial<VisitDeed> = {}): VisitDeed => ({
  ...{ eventId: `e${minutes}`, siteId: 1, visitor: '00000000000000a1', atMs: beginMs + minutes * minuteMs },
  ...{ campaign: '', decision: '0', ...more },
});

test('a visit ends after half an hour of silence, and with another campaign', () => {
  const visits = gatherVisits([deed(0), deed(29), deed(60), deed(61, { campaign: 'A1' })]);
  expect(visits.map(({ deeds }) => deeds.map(({ eventId }) => eventId))).toEqual([
    ['e0', 'e29'],
    ['e60'],
    ['e61'],
  ]);
});

test('the decisions of a visit are told apart, each where it came last', () => {
  const ids = ['7', '8', '7', '1', '0'];
  const [visit] = gatherVisits(ids.map((decision, minutes) => deed(minutes, { decision })));
  expect(visit).toMatchObject({ decision: '7', decisions: ['8', '7'] });
  const [plain] = gatherVisits([deed(0, { decision: '0' }), deed(1, { decision: '1' })]);
  expect(plain).toMatchObject({ decision: '1', decisions: [] });
});

test('neither order nor repetition changes anything', () => {
  const deeds = fc.array(
    fc.record({
      eventId: fc.uuid(),
      siteId: fc.constantFrom(1, 2),
      visitor: fc.constantFrom('00000000000000a1', '00000000000000a2'),
      atMs: fc.integer({ min: 0, max: 4_000 }).map((minutes) => beginMs + minutes * minuteMs),
      campaign: fc.constantFrom('', '', 'A1', 'B2'),
      decision: fc.constantFrom('0', '1', '7', '8'),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(deeds, fc.infiniteStream(fc.integer()), (some, order) => {
      const mixed = [...some, ...some.slice(0, 5)]
        .map((one) => ({ one, place: order.next().value }))
        .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
        .map(({ one }) => one);
      const bySite = (visits: ReturnType<typeof gatherVisits>) =>
        visits.map((visit) => JSON.stringify(visit)).sort();
      expect(bySite(gatherVisits(mixed))).toEqual(bySite(gatherVisits(some)));
      const held = gatherVisits(some).flatMap((visit) => visit.deeds.map(({ eventId }) => eventId));
      expect([...held].sort()).toEqual([...new Set(some.map(({ eventId }) => eventId))].sort());
    }),
  );
});
