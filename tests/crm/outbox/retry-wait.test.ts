// The waits between tries of an item of the outbox.

import { expect, test } from 'vitest';
import { retryWaitMs } from '#crm/outbox/retry-wait.ts';

const pace = { firstWaitMs: 10_000, longestWaitMs: 3_600_000 };

test('the wait doubles with every try, up to the longest, and never ends before half of it', () => {
  expect(retryWaitMs(1, pace, undefined, 0)).toBe(5_000);
  expect(retryWaitMs(1, pace, undefined, 0.999_999)).toBe(10_000);
  expect(retryWaitMs(4, pace, undefined, 0)).toBe(40_000);
  expect(retryWaitMs(60, pace, undefined, 0)).toBe(1_800_000);
});

test('nobody is asked sooner than they said, and no answer stops an item for longer than a day', () => {
  expect(retryWaitMs(1, pace, 120_000, 0)).toBe(120_000);
  expect(retryWaitMs(1, pace, 120_000, 0.5)).toBe(126_000);
  expect(retryWaitMs(1, pace, 90 * 86_400_000, 0)).toBe(86_400_000);
});
