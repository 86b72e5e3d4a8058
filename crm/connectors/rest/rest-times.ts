// Moments as a REST API writes them: ISO 8601, or a number of seconds or milliseconds since 1970.

import type { RestMapping } from '#contract/rest-report.ts';
import { readMoment } from '#intelligence/engagement-import/read-moment.ts';

type Times = Pick<RestMapping, 'timeFormat'>;

export function formatRestTime({ timeFormat }: Times, ms: number): string | number {
  if (timeFormat === 'seconds') return Math.floor(ms / 1_000);
  return timeFormat === 'milliseconds' ? ms : new Date(ms).toISOString();
}

/** A day, or a moment of a clock on some wall. */
const withoutZone = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?$/;

/** Milliseconds since 1970; undefined for what is no moment. `zone`: where a time without one was read from the clock, such as `Europe/Rome`. */
export function readRestTime({ timeFormat }: Times, text: string, zone: string): number | undefined {
  const plain = text.trim();
  if (timeFormat === 'iso' && withoutZone.test(plain)) return readMoment(plain, { zone, dates: 'day_first' });
  const ms =
    timeFormat === 'iso'
      ? Date.parse(plain)
      : plain === ''
        ? Number.NaN
        : Number(plain) * (timeFormat === 'seconds' ? 1_000 : 1);
  return Number.isFinite(ms) ? ms : undefined;
}
