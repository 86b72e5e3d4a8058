// The log of a queue in trouble: soon, rarely, by kind, and with the number of what it leaves out.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSeldomWarning } from '#stores/queue/warn-seldom.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const away = 'the queue cannot be read; trying again';
const late = 'a batch took longer than its lock; it is handed out again and stored once';

test('says each kind at once, then every ten seconds with the number of those left out', () => {
  const warn = vi.fn();
  const say = createSeldomWarning({ warn }, away);
  for (let job = 0; job < 1_000; job += 1) say(new Error(`could not renew lock for job ${job}`));
  say(new Error('connect ECONNREFUSED'));
  expect(warn.mock.calls).toEqual([
    [{ reason: 'could not renew lock for job 0' }, late],
    [{ reason: 'connect ECONNREFUSED' }, away],
  ]);
  vi.advanceTimersByTime(10_000);
  say(new Error('Missing lock for job 7. moveToFinished'));
  expect(warn.mock.lastCall).toEqual([
    { reason: 'Missing lock for job 7. moveToFinished', leftOut: 999 },
    late,
  ]);
});
