// Guarantees of waiting after faults: longer each time, each thing by itself, from the beginning once it went well.

import { expect, it } from 'vitest';
import { createBackoff } from '#processor/rights/backoff.ts';

it('lets what fails wait longer each time, and nothing else', () => {
  let nowMs = 1_000;
  const backoff = createBackoff(() => nowMs);
  const waits = [1, 1, 1, 1, 1].map((id) => backoff.noteFault(id) / 60_000);
  expect(waits).toEqual([1, 5, 30, 120, 120]);
  expect([backoff.isDue(1), backoff.isDue(2)]).toEqual([false, true]);
  nowMs += 120 * 60_000;
  expect(backoff.isDue(1)).toBe(true);
  backoff.settle(1);
  expect(backoff.noteFault(1)).toBe(60_000);
});
