// Shows all payloads of a queue on PostgreSQL and puts others in their place. By the id of the job, so that one that moves from
// state to state meanwhile is seen all the same.

import type { Pool } from 'pg';

const pageRows = 50;

const pageSql = `
  SELECT id, data #>> '{}' AS payload FROM queue.job
   WHERE queue = $1 AND id > $2 AND state <> 'completed'
   ORDER BY id LIMIT ${pageRows}`;

// One that was taken and finished meanwhile is no longer there.
const putSql = `UPDATE queue.job SET data = to_jsonb($3::text) WHERE queue = $1 AND id = $2`;

export async function rewritePayloads(
  pool: Pick<Pool, 'query'>,
  queueName: string,
  change: (payload: unknown) => string | undefined,
): Promise<void> {
  let afterId = '';
  for (;;) {
    const { rows } = await pool.query<{ id: string; payload: string }>(pageSql, [queueName, afterId]);
    for (const { id, payload } of rows) {
      const changed = change(payload);
      if (changed !== undefined) await pool.query(putSql, [queueName, id, changed]);
      afterId = id;
    }
    if (rows.length < pageRows) return;
  }
}
