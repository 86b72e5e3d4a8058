// Sessions of the past, read from `sessions_v1`: for windows that end before the time from which sessions are cut out of
// events when they are asked for, so that what happened a second ago is there and a year is still fast.

import { sessionColumns } from './session-columns.ts';

/** Today and yesterday are cut on read; earlier days are cut again when touched, with a day's time for it. */
const daysCutOnRead = 2;

const startsWithin = (from: string, to: string) =>
  `started_at >= fromUnixTimestamp64Milli(toInt64(${from}), 'UTC')
    AND started_at < fromUnixTimestamp64Milli(toInt64(${to}), 'UTC')`;

/** Rows of `sessionColumns`, to be put into brackets after FROM. Parameters are `cutParameters`. */
export const keptSessionsSql = `SELECT ${sessionColumns.join(', ')} FROM sessions_v1
  WHERE site_id IN {siteIds: Array(UInt32)} AND {bots: String} != 'only'
    AND ${startsWithin('{fromMs: Int64}', '{toMs: Int64}')}`;

/**
 * The time from which sessions are cut on read, a midnight UTC, or 0 when all must be: with robots, as the table holds
 * people alone.
 */
export function cutFrom(nowMs: number, bots: 'without' | 'only' | 'with'): number {
  if (bots !== 'without') return 0;
  const dayMs = 86_400_000;
  return (Math.floor(nowMs / dayMs) - (daysCutOnRead - 1)) * dayMs;
}
