// An open page does not ask the event store every few seconds about deliveries of long ago.

import { expect, test } from 'vitest';
import { rememberLosses } from '#dashboard/server/connections/remember-losses.ts';

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 8, 1);

test('losses of a delivery that is settled are asked for once in minutes, those of a new one each time', async () => {
  let nowMs = startMs;
  const asked: number[][] = [];
  const look = rememberLosses(() => nowMs);
  const old = { id: 1, batchId: 'a', receivedAt: new Date(startMs - 60 * minuteMs) };
  const fresh = { id: 2, batchId: 'b', receivedAt: new Date(startMs) };
  const lost = [{ outcome: 'dropped' as const, reason: 'too_old', count: 1 }];
  const ask = (some: readonly { id: number }[]) => {
    asked.push(some.map(({ id }) => id));
    return Promise.resolve(new Map(some.map(({ id }) => [id, lost])));
  };
  const wanted = new Map([
    [1, lost],
    [2, lost],
  ]);
  expect(await look([fresh, old], ask)).toEqual(wanted);
  expect(await look([fresh, old], ask)).toEqual(wanted);
  expect(await look([old], ask)).toEqual(new Map([[1, lost]]));
  nowMs += 6 * minuteMs;
  await look([fresh, old], ask);
  expect(asked).toEqual([[2, 1], [2], [2, 1]]);
});
