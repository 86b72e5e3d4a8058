// How long an item waits before its next try: twice as long each time, with a random part so that what failed together does not
// come back together, and never sooner than the other side asked for.

import { waitMsMax } from '../http/read-retry-after.ts';

export interface RetryPace {
  /** After the first try, in milliseconds. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** `attempts`: tries so far, from 1. `random`: from 0 up to 1. Milliseconds. */
export function retryWaitMs(
  attempts: number,
  { firstWaitMs, longestWaitMs }: RetryPace,
  askedMs: number | undefined,
  random: number,
): number {
  const full = Math.min(firstWaitMs * 2 ** Math.min(attempts - 1, 40), longestWaitMs);
  const wait = full / 2 + (full / 2) * random;
  if (askedMs === undefined) return Math.round(wait);
  // A tenth on top: of all who were asked to wait until the same moment, not all should come then.
  return Math.round(Math.min(Math.max(wait, askedMs * (1 + random / 10)), waitMsMax));
}
