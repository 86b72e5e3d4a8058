// How much of the outbox waits for CRMs, and what was set aside is put back in line.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { laneOfCrm } from './keep-crm-connections.ts';

const lanesMax = 1_000;

export async function countCrmItems({
  db,
}: Records): Promise<{ readonly lane: string; readonly waiting: number; readonly aside: number }[]> {
  const { rows } = await db.execute<{ lane: string; waiting: number; aside: number }>(sql`
    SELECT lane, (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting,
      (count(*) FILTER (WHERE state = 'aside'))::int AS aside
    FROM outbox_items WHERE state IN ('waiting', 'aside') AND lane LIKE 'crm:%' GROUP BY lane LIMIT ${lanesMax}`);
  return rows;
}

const requeuedMax = 10_000;

/** At its old place: one, or all when `id` is absent. Answers how many. */
export async function requeueCrmAside({ db }: Records, crmId: number, id?: number): Promise<number> {
  const wanted = id ?? null;
  const { rowCount } = await db.execute(sql`
    UPDATE outbox_items SET state = 'waiting', attempts = 0, next_at = now(), reason = '', detail = '', settled_at = NULL
    WHERE id IN (SELECT id FROM outbox_items WHERE state = 'aside' AND lane = ${laneOfCrm(crmId)}
      AND (${wanted}::bigint IS NULL OR id = ${wanted}::bigint) ORDER BY id LIMIT ${requeuedMax})`);
  return rowCount ?? 0;
}
