// Erasures whose traces are still to be cleared out of files: noted when they begin, settled when nothing is left.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { erasureRuns } from '../schema/rights.ts';

/** Noted before it begins, with whom it is about, so that one that was cut off can be finished. Answers its number. */
export async function noteErasure({ db }: Pick<Records, 'db'>, sealed: string): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(
    sql`INSERT INTO erasure_runs (sealed) VALUES (${sealed}) RETURNING id::float8 AS id`,
  );
  return rows[0]?.id ?? 0;
}

/** From then on its traces grow old, and nobody knows any more whom it was about. */
export async function noteErased(db: Pick<Records['db'], 'execute'>, id: number): Promise<void> {
  await db.execute(sql`UPDATE erasure_runs SET at = now(), cleared_at = NULL, sealed = '' WHERE id = ${id}`);
}

/** Those that are under way or were cut off, the oldest first. */
export async function listOpenErasures(
  { db }: Pick<Records, 'db'>,
  limit: number,
): Promise<{ id: number; sealed: string; at: Date }[]> {
  return db
    .select({ id: erasureRuns.id, sealed: erasureRuns.sealed, at: erasureRuns.at })
    .from(erasureRuns)
    .where(sql`sealed <> ''`)
    .orderBy(erasureRuns.id)
    .limit(limit);
}

export interface ErasureRuns {
  /** Of those that are not cleared: how many, and when the first was done, milliseconds since 1970. */
  waiting: number;
  firstMs: number;
  /** When files were cleared last; 0: never. */
  clearedMs: number;
  /** What the last clearing could not reach. */
  left: string[];
}

export async function readErasureRuns({ db }: Records): Promise<ErasureRuns> {
  const { rows } = await db.execute<Record<string, unknown> & ErasureRuns>(sql`
    SELECT count(*) FILTER (WHERE cleared_at IS NULL)::int AS waiting,
      coalesce(round(extract(epoch FROM min(at) FILTER (WHERE cleared_at IS NULL)) * 1000), 0)::float8 AS "firstMs",
      coalesce(round(extract(epoch FROM max(cleared_at)) * 1000), 0)::float8 AS "clearedMs",
      coalesce((SELECT r."left" FROM erasure_runs r ORDER BY r.cleared_at DESC NULLS LAST, r.id DESC LIMIT 1), '{}') AS "left"
    FROM erasure_runs`);
  return rows[0] ?? { waiting: 0, firstMs: 0, clearedMs: 0, left: [] };
}

/** Of all that were done before. `left`: what could not be reached and will not be by trying again. */
export async function noteCleared({ db }: Records, beforeMs: number, left: readonly string[]): Promise<void> {
  await db.execute(sql`
    UPDATE erasure_runs SET cleared_at = now(), "left" = ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(left)}::jsonb))
    WHERE cleared_at IS NULL AND at <= to_timestamp(${beforeMs}::float8 / 1000.0)`);
  await db.execute(sql`DELETE FROM erasure_runs WHERE cleared_at < now() - interval '24 months'`);
}
