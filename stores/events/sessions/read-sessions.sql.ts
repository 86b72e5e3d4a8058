// Sessions of a window of any length: the older part from `sessions_v1`, the younger cut from events, so that what
// happened a second ago is there and a year is still fast.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { cutParameters, cutSessionsSql } from './cut-sessions.sql.ts';
import { sessionColumns, sessionFields, sessionRow } from './session-columns.ts';

/** Today and yesterday are cut on read; earlier days are cut again when touched, with a day's time for it. */
const daysCutOnRead = 2;

const startsWithin = (from: string, to: string) =>
  `started_at >= fromUnixTimestamp64Milli(toInt64(${from}), 'UTC')
    AND started_at < fromUnixTimestamp64Milli(toInt64(${to}), 'UTC')`;

const columns = sessionColumns.join(', ');
const youngFromMs = 'greatest({fromMs: Int64}, {cutFromMs: Int64})';

const renderKept = (toMs: string) => `SELECT ${columns} FROM sessions_v1
  WHERE site_id IN {siteIds: Array(UInt32)} AND {bots: String} != 'only'
    AND ${startsWithin('{fromMs: Int64}', toMs)}`;

/** The table alone, for windows that end before `cutFrom`. Parameters are `cutParameters`. */
export const keptSessionsSql = renderKept('{toMs: Int64}');

/** To be put into brackets after FROM; rows of `sessionColumns`. Parameters are `readParameters`. */
const readSessionsSql = `${renderKept('least({toMs: Int64}, {cutFromMs: Int64})')}
UNION ALL
SELECT ${columns} FROM (${cutSessionsSql.replaceAll('{fromMs: Int64}', youngFromMs)})`;

/** `cutFromMs` comes from `cutFrom`. With robots everything must be cut on read, as the table holds people alone. */
const readParameters = { ...cutParameters, cutFromMs: z.number().int() };

/** The time from which sessions are cut on read, a midnight UTC, or 0 when all must be. */
export function cutFrom(nowMs: number, bots: 'without' | 'only' | 'with'): number {
  if (bots !== 'without') return 0;
  const dayMs = 86_400_000;
  return (Math.floor(nowMs / dayMs) - (daysCutOnRead - 1)) * dayMs;
}

/** Newest first. */
export const readSessions = {
  name: 'read-sessions',
  sql: `SELECT ${sessionFields} FROM (${readSessionsSql})
ORDER BY startedAtMs DESC, siteId, visitor LIMIT {limit: UInt32}`,
  parameters: z.object({ ...readParameters, limit: z.number().int().max(100_000) }),
  row: sessionRow,
} satisfies Question<z.ZodObject, z.ZodType>;
