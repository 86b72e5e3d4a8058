// What became of a deletion that somebody asked Meta for, by the code that Meta was told.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/** `nothing_found`: nothing was kept under the id that was given. */
export type DeletionState = 'under_way' | 'done' | 'nothing_found' | 'failed';

/** Undefined when no such request is known any more. */
export async function findAskedDeletion(
  { db }: Records,
  code: string,
): Promise<{ state: DeletionState; receivedAt: Date } | undefined> {
  const { rows } = await db.execute<{ state: DeletionState; receivedAt: string }>(sql`
    SELECT d.received_at::text AS "receivedAt", CASE
      WHEN d.state = 'failed' THEN 'failed'
      WHEN d.state = 'waiting' OR d.reason <> 'deletion_found_nothing' AND EXISTS (SELECT FROM event_deletions e WHERE e.source = 'meta' AND e.done_at IS NULL) THEN 'under_way'
      WHEN d.reason = 'deletion_found_nothing' THEN 'nothing_found'
      ELSE 'done' END AS state
    FROM connections c JOIN webhook_deliveries d ON d.connection_id = c.id AND d.dedupe_key = ${code}
    WHERE c.provider = 'meta' LIMIT 1`);
  const [row] = rows;
  return row && { state: row.state, receivedAt: new Date(row.receivedAt) };
}
