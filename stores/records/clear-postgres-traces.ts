// Clears PostgreSQL's files of what was deleted or overwritten: a plain vacuum leaves the bytes of dead rows on their pages, and
// the write-ahead log keeps them until its files are used again. Needs a superuser for all of it, as the embedded one has.

import pg from 'pg';

/** A table that is busy for longer is left for the next run. */
const lockTimeout = '10s';
const tablesMax = 1_000;
/** More are no sign of a log that waits to be used again, but of one that is kept for a standby. */
const segmentsMax = 256;

const tablesSql = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
     AND n.nspname NOT LIKE 'pg\\_%'
   ORDER BY pg_table_size(c.oid), name LIMIT ${tablesMax}`;

/** Answers what could not be done and why, in words for an administrator. Rejects when PostgreSQL is away. */
export async function clearPostgresTraces(connection: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    application_name: 'fiuto clearing',
  });
  // Losing the connection fails the query in hand; the event is raised besides.
  client.on('error', () => undefined);
  await client.connect();
  const left: string[] = [];
  const attempt = async (what: string, sql: string): Promise<boolean> => {
    try {
      await client.query(sql);
      return true;
    } catch (error) {
      left.push(`PostgreSQL: ${what} (${error instanceof Error ? error.message.slice(0, 120) : 'failed'})`);
      return false;
    }
  };
  try {
    await client.query(`SET lock_timeout = '${lockTimeout}'; SET statement_timeout = 0`);
    const { rows: tables } = await client.query<{ name: string }>(tablesSql);
    for (const { name } of tables)
      await attempt(`table ${name} was not written anew`, `VACUUM (FULL, ANALYZE) ${name}`);
    // Statistics quote the most common values of every column.
    await attempt('statistics were not written anew', 'VACUUM (FULL) pg_catalog.pg_statistic');
    await clearLog(client, attempt);
    return left;
  } finally {
    await client.end();
  }
}

/**
 * A file of the log that is not needed any more is kept under a later name, with its old contents, to be used again. So all of
 * them are used: each switch fills one with zeros to its end.
 */
async function clearLog(
  client: pg.Client,
  attempt: (what: string, sql: string) => Promise<boolean>,
): Promise<void> {
  const what = 'the write-ahead log was not cleared; it is with time, as its files are used again';
  if (!(await attempt(what, 'SELECT pg_switch_wal()'))) return;
  if (!(await attempt(what, 'CHECKPOINT'))) return;
  const { rows } = await client.query<{ files: number }>(
    `SELECT count(*)::int AS files FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'`,
  );
  const files = Math.min(rows[0]?.files ?? 0, segmentsMax);
  for (let file = 0; file <= files; file += 1) {
    // A file in which nothing was written is not left by a switch.
    await client.query(`SELECT pg_logical_emit_message(false, 'fiuto', 'cleared')`);
    await client.query('SELECT pg_switch_wal()');
  }
  await attempt(what, 'CHECKPOINT');
}
