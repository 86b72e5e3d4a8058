// Which ids of clients are kept, and how the others are made anew.

import { describe, expect, it } from 'vitest';
import { type IdCircumstances, makeEventId, readIdTime, settleEventId } from '#collector/event-id.ts';

const noon = Date.UTC(2026, 4, 10, 12);
const day = 86_400_000;
const hour = 3_600_000;
const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Changes = Partial<IdCircumstances> & { at?: unknown };

function settle(id: unknown, { at, ...changes }: Changes = {}, content = 'content'): string {
  const circumstances = { siteId: 1, receivedAtMs: noon, sentAtMs: noon, mayBeOld: false, ...changes };
  return settleEventId({ id, at, content: () => content }, circumstances);
}

describe('the id of an event', () => {
  it('is kept when it is a UUIDv7 of a possible time, in lower case', () => {
    const id = makeEventId(noon - 29 * day);
    expect(settle(id)).toBe(id);
    expect(settle(id.toUpperCase())).toBe(id);
  });

  it('is a fresh UUIDv7 of the receive time when there is none', () => {
    for (const missing of [undefined, null, '']) {
      const made = settle(missing);
      expect(made).toMatch(uuidV7);
      expect(readIdTime(made)).toBe(noon);
      expect(settle(missing)).not.toBe(made);
    }
  });

  it.each([
    ['no UUIDv7', 'evt-17', {}],
    ['a UUIDv4', '6f9619ff-8b86-4d11-b42d-00c04fc964ff', {}],
    ['over an hour ahead', makeEventId(noon + 3_700_000), {}],
    ['over 30 days old', makeEventId(noon - 31 * day), {}],
    ['far from the time of its event', makeEventId(noon), { at: noon - 5 * day }],
    ['from a clock behind by a day', makeEventId(noon - day), { at: noon - day, sentAtMs: noon - day }],
    ['from a clock ahead by a year', makeEventId(noon + 365 * day), { sentAtMs: noon + 365 * day }],
  ])('is made anew when it is %s, the same for a retry', (_, id, changes: Changes) => {
    const made = settle(id, changes);
    expect(made).toMatch(uuidV7);
    expect(made).not.toBe(id);
    const sentAtMs = (changes.sentAtMs ?? noon) + 60_000;
    expect(settle(id, { ...changes, sentAtMs, receivedAtMs: noon + 60_900 })).toBe(made);
  });

  it.each([0.5, 5.5, 5.75, -2, -3.5, 24 * 400].map((hours) => [hours]))(
    'made anew for a clock behind by %d hours has the time of its event, the same for every retry',
    (hours) => {
      const wrongMs = hours * hour;
      const happenedAtMs = noon - 3 * hour;
      const claims = (at: number) => ({ at: at - wrongMs });
      const ids = [0, 90_000, 26 * hour].map((laterMs) =>
        [0, 400, 2_000].map((travelMs) =>
          settle('bad id', {
            ...claims(happenedAtMs),
            sentAtMs: noon + laterMs - wrongMs,
            receivedAtMs: noon + laterMs + travelMs,
          }),
        ),
      );
      expect(new Set(ids.flat()).size).toBe(1);
      expect(Math.abs(readIdTime(ids[0]?.[0] ?? '') - happenedAtMs)).toBeLessThanOrEqual(hour);
    },
  );

  it('made for an event without one has the time of its event, unless that is too old or to come', () => {
    const timeOf = (changes: Changes) => readIdTime(settle(undefined, changes));
    expect(timeOf({ at: noon - 5 * day })).toBe(noon - 5 * day);
    expect(timeOf({ at: noon - 5 * day - 2 * hour, sentAtMs: noon - 2 * hour })).toBe(noon - 5 * day);
    expect(timeOf({ at: noon - 400 * day, mayBeOld: true })).toBe(noon - 400 * day);
    for (const at of [noon - 31 * day, noon + day, 1e300, -1e300, '7', null])
      expect(timeOf({ at })).toBe(noon);
    expect(timeOf({ at: -5, mayBeOld: true })).toBe(noon);
  });

  it('is made from the content when the id is no text, and differs by site and content', () => {
    expect(settle(42)).toBe(settle(42));
    expect(settle(42)).not.toBe(settle(42, {}, 'other'));
    expect(settle(42)).not.toBe(settle(42, { siteId: 2 }));
  });

  it('may be old where old events may come', () => {
    const id = makeEventId(noon - 400 * day);
    expect(settle(id, { mayBeOld: true, at: noon - 400 * day })).toBe(id);
  });

  it('never comes twice', () => {
    const ids = new Set(Array.from({ length: 20_000 }, () => makeEventId(noon)));
    expect(ids.size).toBe(20_000);
  });
});
