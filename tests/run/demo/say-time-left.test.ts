// How long the demo's history still takes.

import { expect, test } from 'vitest';
import { sayTimeLeft } from '#run/demo/say-time-left.ts';

test('says nothing before there is an estimate, and nothing at the end', () => {
  expect(sayTimeLeft({ sent: 0, total: 100, passedMs: 9_000 })).toBe('');
  expect(sayTimeLeft({ sent: 1, total: 100, passedMs: 10 })).toBe('');
  expect(sayTimeLeft({ sent: 100, total: 100, passedMs: 9_000 })).toBe('');
});

test('goes by what was sent so far', () => {
  expect(sayTimeLeft({ sent: 50, total: 100, passedMs: 20_000 })).toBe(', 20 s left');
  expect(sayTimeLeft({ sent: 20, total: 100, passedMs: 20_000 })).toBe(', 1 min 20 s left');
  expect(sayTimeLeft({ sent: 9_999, total: 10_000, passedMs: 20_000 })).toBe(', 1 s left');
});
