// How much a user read on each day, added up from the audit log once a day for whoever reads much, and what was read before a moment.

import { lt, type SQL, sql } from 'drizzle-orm';
import type { ReadHistory } from '#intelligence/audit/judge-reads.ts';
import type { Records } from '../open-records.ts';
import { readDays } from '../schema/read-days.ts';

type Executing = Pick<Records['db'], 'execute'>;
export type LastDay = Pick<ReadHistory, 'rows' | 'exported'>;
export type ReadBefore = Omit<ReadHistory, keyof LastDay>;

/** A file is the largest for so long. */
const keptDays = 90;
const busiestDays = 30;
/** Of one user in two days, the newest; what is beyond is not looked at. */
const entriesMax = 200_000;

const momentOf = (now: Date) => sql`${now.toISOString()}::timestamptz`;
/** The day, in UTC, in which the last 24 hours begin: those before it are over for a day, and nothing is added to them any more. */
const edgeOf = (now: Date) => sql`((${momentOf(now)} - interval '1 day') AT TIME ZONE 'UTC')::date`;
const startOf = (day: SQL) => sql`(${day})::timestamp AT TIME ZONE 'UTC'`;

const isRead = sql`rows > 0 AND action NOT LIKE 'unusual%'`;
const largestExport = sql`coalesce(max(rows) FILTER (WHERE action LIKE 'export%'), 0)`;

/** The newest first: whoever has more entries than are looked at is judged by their last ones. */
const readsOf = (userId: string, from: SQL, until: SQL) => sql`(SELECT rows, action FROM audit_log
  WHERE user_id = ${userId} AND ${isRead} AND at > ${from} AND at <= ${until} ORDER BY at DESC LIMIT ${entriesMax})`;

/** What they read within 24 hours. */
export async function readLastDay(db: Executing, userId: string, now: Date): Promise<LastDay> {
  const moment = momentOf(now);
  const { rows } = await db.execute<LastDay & Record<string, unknown>>(sql`
    SELECT coalesce(sum(rows), 0)::float8 AS rows, ${largestExport}::float8 AS exported
    FROM ${readsOf(userId, sql`${moment} - interval '1 day'`, moment)} AS read LIMIT 1`);
  return rows[0] ?? { rows: 0, exported: 0 };
}

/** Adds up the days since this was last done, each once; of whoever is no user any more nothing. */
export async function addUpDays(db: Executing, userId: string, now: Date): Promise<void> {
  const edge = edgeOf(now);
  await db.execute(sql`
    WITH since AS MATERIALIZED (SELECT greatest(${edge} - ${keptDays}::int,
      coalesce((SELECT max(day) + 1 FROM read_days WHERE user_id = ${userId}), '-infinity')) AS day),
    summed AS (SELECT (at AT TIME ZONE 'UTC')::date AS day, sum(rows) AS rows, ${largestExport} AS largest
      FROM audit_log WHERE user_id = ${userId} AND ${isRead}
        AND at >= ${startOf(sql`SELECT day FROM since`)} AND at < ${startOf(edge)} GROUP BY 1)
    INSERT INTO read_days (user_id, day, rows, largest_export)
    SELECT u.id, s.day, s.rows, s.largest FROM users u CROSS JOIN (
      SELECT day, rows, largest FROM summed UNION ALL SELECT ${edge} - 1, 0, 0
      WHERE NOT EXISTS (SELECT FROM summed WHERE day = ${edge} - 1)) AS s
    WHERE u.id = ${userId} ON CONFLICT DO NOTHING`);
}

/** What they had read before these 24 hours: whole days as they were added up, and the beginning of the one in which the hours begin. */
export async function readBefore(db: Executing, userId: string, now: Date): Promise<ReadBefore> {
  const edge = edgeOf(now);
  const { rows } = await db.execute<ReadBefore & Record<string, unknown>>(sql`
    WITH begun AS MATERIALIZED ${readsOf(userId, sql`${startOf(edge)} - interval '1 millisecond'`, sql`${momentOf(now)} - interval '1 day'`)},
    days AS (SELECT day, rows, largest_export FROM read_days
      WHERE user_id = ${userId} AND day < ${edge} AND day >= ${edge} - ${keptDays}::int
      UNION ALL SELECT ${edge}, coalesce(sum(rows), 0), ${largestExport} FROM begun)
    SELECT coalesce(max(largest_export), 0)::float8 AS "largestExport",
      coalesce(max(rows) FILTER (WHERE day >= ${edge} - ${busiestDays}::int), 0)::float8 AS "busiestDay"
    FROM days LIMIT 1`);
  return rows[0] ?? { busiestDay: 0, largestExport: 0 };
}

/** Days that are compared with nothing any more; answers how many. */
export async function forgetReadDays({ db }: Records, now: Date): Promise<number> {
  const { rowCount } = await db
    .delete(readDays)
    .where(lt(readDays.day, sql`${edgeOf(now)} - ${keptDays}::int`));
  return rowCount ?? 0;
}
