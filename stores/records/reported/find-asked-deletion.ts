// What became of a deletion that somebody asked Meta for, by the code that Meta was told.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export type DeletionState = 'under_way' | 'done' | 'failed';

/** Undefined when no such request is known any more. */
export async function findAskedDeletion(
  { db }: Records,
  code: string,
): Promise<{ state: DeletionState; receivedAt: Date } | undefined> {
  const { rows } = await db.execute<{ state: DeletionState; receivedAt: string }>(sql`
    SELECT d.received_at::text AS "receivedAt", CASE
      WHEN d.state = 'failed' THEN 'failed'
      WHEN d.state = 'waiting' OR EXISTS (SELECT FROM event_deletions e WHERE e.source = 'meta' AND e.done_at IS NULL) THEN 'under_way'
      ELSE 'done' END AS state
    FROM connections c JOIN webhook_deliveries d ON d.connection_id = c.id AND d.dedupe_key = ${code}
    WHERE c.provider = 'meta' LIMIT 1`);
  const [row] = rows;
  return row && { state: row.state, receivedAt: new Date(row.receivedAt) };
}
