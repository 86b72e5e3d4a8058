// Counts what was said about who somebody is and could not be taken, by site, day and reason. Never a text that could be
// somebody's.

import { lt, sql } from 'drizzle-orm';
import type { SaidRefusal } from '#contract/said.ts';
import type { Records } from '../open-records.ts';
import { identityRefusals } from '../schema/persons.ts';
import type { IdentityTransaction } from './change-identity.ts';

/** A batch is counted once, however often it is tried. */
export async function keepRefusals(
  db: Pick<IdentityTransaction, 'insert'>,
  refusals: readonly SaidRefusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  const rows = new Map<string, typeof identityRefusals.$inferInsert>();
  for (const { siteId, batch, kind, reason, sample, atMs } of refusals) {
    const name = [siteId, batch, kind, reason, sample].join('\n');
    const day = new Date(atMs).toISOString().slice(0, 10);
    const row = rows.get(name) ?? { siteId, batch, kind, reason, sample, day, count: 0 };
    rows.set(name, { ...row, count: row.count + 1 });
  }
  await db
    .insert(identityRefusals)
    .values([...rows.values()])
    .onConflictDoNothing();
}

export interface CountedRefusal extends Record<string, unknown> {
  siteId: number;
  kind: string;
  reason: string;
  sample: string;
  count: number;
  /** `YYYY-MM-DD`. */
  lastDay: string;
}

/** Of the sites and since the day, the most frequent first. */
export async function countRefusals(
  records: Records,
  siteIds: readonly number[],
  fromDay: string,
): Promise<CountedRefusal[]> {
  const { rows } = await records.db.execute<CountedRefusal>(sql`
    SELECT site_id AS "siteId", kind, reason, sample, sum(count)::float8 AS count, max(day)::text AS "lastDay"
    FROM identity_refusals
    WHERE site_id = ANY(${sql.param(siteIds)}::int[]) AND day >= ${fromDay}::date
    GROUP BY site_id, kind, reason, sample
    ORDER BY count DESC, site_id, kind, reason, sample LIMIT 200`);
  return rows;
}

/** Answers how many rows are gone. */
export async function forgetRefusals(records: Records, beforeDay: string): Promise<number> {
  const { rowCount } = await records.db.delete(identityRefusals).where(lt(identityRefusals.day, beforeDay));
  return rowCount ?? 0;
}
