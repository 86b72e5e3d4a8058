// Moments as a REST API writes them: ISO 8601, or a number of seconds or milliseconds since 1970.

import type { RestMapping } from '#contract/rest-report.ts';

type Times = Pick<RestMapping, 'timeFormat'>;

export function formatRestTime({ timeFormat }: Times, ms: number): string | number {
  if (timeFormat === 'seconds') return Math.floor(ms / 1_000);
  return timeFormat === 'milliseconds' ? ms : new Date(ms).toISOString();
}

/** Milliseconds since 1970; undefined for what is no moment. */
export function readRestTime({ timeFormat }: Times, text: string): number | undefined {
  const ms =
    timeFormat === 'iso'
      ? Date.parse(text)
      : text === ''
        ? Number.NaN
        : Number(text) * (timeFormat === 'seconds' ? 1_000 : 1);
  return Number.isFinite(ms) ? ms : undefined;
}
