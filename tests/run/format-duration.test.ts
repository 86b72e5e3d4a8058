// Durations at the terminal: exact, and in no more than two units.

import { expect, it } from 'vitest';
import { formatDuration } from '#run/format-duration.ts';

it.each([
  [0, '0 s'],
  [-4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [299.6, '5 min'],
  [297.6, '4 min 58 s'],
  [3_599.7, '1 h'],
  [3_929, '1 h 5 min'],
  [7_199, '2 h'],
  [Number.NaN, 'unknown'],
  [Number.POSITIVE_INFINITY, 'unknown'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

it('says sixty of nothing, whatever the number', () => {
  for (let seconds = 0; seconds < 20_000; seconds += 0.7)
    expect(formatDuration(seconds)).not.toMatch(/\b60 /);
});
