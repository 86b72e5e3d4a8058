// Puts what was set aside back in line, at its old place.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

const requeuedMax = 10_000;

/** One, or all of a connection when `id` is absent. Answers how many. */
export async function requeueAside(
  { db }: Records,
  connectionId: number,
  id?: number | undefined,
): Promise<number> {
  const wanted = id ?? null;
  const { rowCount } = await db.execute(sql`
    UPDATE outbox_items SET state = 'waiting', attempts = 0, next_at = now(), reason = '', detail = '', settled_at = NULL
    WHERE id IN (SELECT id FROM outbox_items
      WHERE state = 'aside' AND connection_id = ${connectionId} AND (${wanted}::bigint IS NULL OR id = ${wanted}::bigint)
      ORDER BY id LIMIT ${requeuedMax})`);
  return rowCount ?? 0;
}
