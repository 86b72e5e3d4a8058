// How often a lead is tried: for about two days, in which most outages end. Later tries are asked for on the Connections page.

import type { Deliverer } from '../outbox/deliverer.ts';

const minuteMs = 60_000;

export const leadPace: Pick<Deliverer<unknown>, 'attemptsMax' | 'firstWaitMs' | 'longestWaitMs'> = {
  attemptsMax: 16,
  firstWaitMs: minuteMs / 6,
  longestWaitMs: 360 * minuteMs,
};
