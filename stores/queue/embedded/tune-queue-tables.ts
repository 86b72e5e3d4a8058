// Sets BullMQ's tables up for a queue through which millions of rows pass: with PostgreSQL's defaults, consumption falls
// to a quarter after a minute, because dead index entries pile up.

import type { ClientBase } from 'pg';

// Vacuum by a fixed number of dead rows, however large a backlog is; no statistics, since the plans must not change
// with them; payloads are encrypted, so trying to compress them is lost time.
const statements = (schema: string) => [
  `ALTER TABLE ${schema}.job SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
     autovacuum_vacuum_insert_threshold = -1, autovacuum_vacuum_cost_delay = 0,
     autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2147483647,
     toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 5000,
     toast.autovacuum_vacuum_cost_delay = 0)`,
  `ALTER TABLE ${schema}.event SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
     autovacuum_vacuum_insert_threshold = -1, autovacuum_vacuum_cost_delay = 0)`,
  `ALTER TABLE ${schema}.job ALTER COLUMN data SET STORAGE EXTERNAL`,
];

/** Safe to repeat. `schema` is a plain identifier of our own. Locks the tables only when something has to change. */
export async function tuneQueueTables(client: ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ tuned: boolean }>(
    `SELECT count(*) = 2 AS tuned FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname IN ('job', 'event') AND c.reloptions IS NOT NULL LIMIT 1`,
    [schema],
  );
  if (rows[0]?.tuned) return;
  for (const statement of statements(schema)) await client.query(statement);
}
