// How often a delivery to a CRM is tried: for about two days, in which most outages end. Later tries are asked for on its page.

import type { Deliverer } from '../outbox/deliverer.ts';

const minuteMs = 60_000;

export const crmPace: Pick<Deliverer<unknown>, 'attemptsMax' | 'firstWaitMs' | 'longestWaitMs'> = {
  attemptsMax: 16,
  firstWaitMs: minuteMs / 12,
  longestWaitMs: 360 * minuteMs,
};
