// Cuts the sessions of a touched day again, with a margin on both sides, and puts them in the place of what the table
// held. Cutting twice gives the same, so a crash in between is mended by the next run.

import { z } from 'zod';
import type { EventStore, Question } from '../event-store.ts';
import { cutAllSessionsSql } from './cut-sessions.sql.ts';
import { sessionColumns } from './session-columns.ts';

const dayMs = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Limits of the long statement; one day of a very busy installation may take a while. */
const limits = `SETTINGS max_execution_time = 600, max_memory_usage = 1000000000,
  max_bytes_before_external_sort = 300000000, max_bytes_before_external_group_by = 300000000,
  log_comment = 'fiuto:recut-day'`;

const countStaged = {
  name: 'count-staged-sessions',
  sql: `SELECT toUInt64(count()) AS sessions FROM sessions_staging_v1
WHERE started_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')
LIMIT 1`,
  parameters: z.object({ fromMs: z.number().int(), toMs: z.number().int() }),
  row: z.object({ sessions: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/**
 * `day` is `YYYY-MM-DD` in UTC; sessions that began on it, of all sites. On a cluster give its name. One day after the
 * other, since all share the staging table.
 */
export async function recutDay(store: EventStore, day: string, cluster?: string): Promise<void> {
  const fromMs = dayPattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(fromMs)) throw new Error(`"${day}" is not a day: write it as 2026-03-31.`);
  const partition = day.replaceAll('-', '');
  const onCluster = cluster === undefined ? '' : ` ON CLUSTER ${cluster}`;
  const dropStaged = `ALTER TABLE sessions_staging_v1${onCluster} DROP PARTITION ${partition}`;
  await store.command(dropStaged);
  await store.command(
    `INSERT INTO sessions_staging_v1 (${sessionColumns.join(', ')}) ${limits}
SELECT ${sessionColumns.join(', ')} FROM (${cutAllSessionsSql})`,
    { fromMs, toMs: fromMs + dayMs },
  );
  const [staged] = await store.ask(countStaged, { fromMs, toMs: fromMs + dayMs });
  // An empty source is refused: a day without sessions is dropped instead.
  const change =
    staged?.sessions === 0
      ? `DROP PARTITION ${partition}`
      : `REPLACE PARTITION ${partition} FROM sessions_staging_v1`;
  await store.command(`ALTER TABLE sessions_v1${onCluster} ${change}`);
  await store.command(dropStaged);
}

/**
 * The days whose sessions an event on one of `days` can change: it may belong to a session that began the day before,
 * and join or split what began up to two days later.
 */
export function daysAround(days: Iterable<string>): string[] {
  const around = new Set<string>();
  for (const day of days) {
    const ms = Date.parse(`${day}T00:00:00Z`);
    for (const offset of [-1, 0, 1, 2]) around.add(new Date(ms + offset * dayMs).toISOString().slice(0, 10));
  }
  return [...around].sort();
}
