// How long the demo's history still takes, in words: nothing before enough has been sent to know.

import { formatDuration } from '../format-duration.ts';

/** A beginning is slower or quicker than the rest. */
const knownAfterMs = 3_000;

/** Such as `, 1 min 20 s left`; '' as long as there is no estimate. `passedMs`: since the first was sent. */
export function sayTimeLeft({
  sent,
  total,
  passedMs,
}: {
  sent: number;
  total: number;
  passedMs: number;
}): string {
  if (sent <= 0 || sent >= total || passedMs < knownAfterMs) return '';
  const seconds = Math.max(1, Math.ceil((((total - sent) / sent) * passedMs) / 1_000));
  return `, ${formatDuration(seconds)} left`;
}
