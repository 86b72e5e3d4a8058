// Clears PostgreSQL's files of what was deleted or overwritten: a plain vacuum leaves the bytes of dead rows on their pages, and
// the write-ahead log keeps them until its files are used again. Needs a superuser for all of it, as the embedded one has.

import { statfs } from 'node:fs/promises';
import pg from 'pg';

/** Whoever asks for the table meanwhile waits as well, so a table that is busy for longer is left for the next run. */
const lockTimeout = '2s';
const lockNotAvailable = '55P03';
const tablesMax = 1_000;
const megabyte = 1024 * 1024;
/**
 * While a table is written anew nobody reads or writes it, and questions give up after 15 to 60 s. A slow disk writes some 30 MB/s,
 * indexes included; a larger table gets a plain vacuum, and its pages are used again with time.
 */
const tableBytesMax = 512 * megabyte;
/** Beside the new copy of a table, for its indexes and the log. */
const spareBytes = 256 * megabyte;
/** More are no sign of a log that waits to be used again, but of one that is kept for a standby. */
const segmentsMax = 256;

/** One clearing, over as many runs as it takes: what is done in one is not done again in the next. */
export interface ClearingRound {
  readonly done: Set<string>;
  /** What could not be done and will not be by trying again, in words for an administrator. */
  readonly left: string[];
}

export function startClearingRound(): ClearingRound {
  return { done: new Set(), left: [] };
}

/** Which tables are ours to write anew: by their full names, or all of a schema. A database may be shared with others. */
export type OwnTables = { names: readonly string[] } | { schema: string };

export interface TraceLimits {
  tableBytesMax: number;
  /** What the disk of the server has left; undefined when nobody can say. */
  freeBytes(): Promise<number | undefined>;
}

interface OwnTable {
  name: string;
  /** With its indexes. */
  bytes: number;
}

const tablesSql = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, pg_total_relation_size(c.oid)::float8 AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'r' AND c.relpersistence = 'p'
     AND (n.nspname = $1 OR n.nspname || '.' || c.relname = ANY($2::text[]))
   ORDER BY bytes, name LIMIT ${tablesMax}`;

/**
 * Answers which tables were in use: the next run of the round tries those again, and clears the log once none is left. What
 * cannot be done at all is noted in the round. Rejects when PostgreSQL is away.
 */
export async function clearPostgresTraces(
  connection: pg.ClientConfig,
  own: OwnTables,
  round: ClearingRound,
  limits: Partial<TraceLimits> = {},
): Promise<string[]> {
  // Records and queue are cleared after one another, and may have to be tried again apart.
  const all = `all of ${'schema' in own ? own.schema : own.names.join(' ')}`;
  if (round.done.has(all)) return [];
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    application_name: 'fiuto clearing',
  });
  // Losing the connection fails the query in hand; the event is raised besides.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '${lockTimeout}'; SET statement_timeout = 0`);
    const { rows: tables } = await client.query<OwnTable>(tablesSql, [
      'schema' in own ? own.schema : null,
      'names' in own ? own.names : [],
    ]);
    const clearing = createClearing(client, round);
    const room = { tableBytesMax, freeBytes: () => findFreeBytes(client, connection), ...limits };
    for (const table of tables) await rewriteTable(table, clearing, room);
    // Statistics quote the most common values of every column. With a table still to come, they and the log come after it.
    if (clearing.busy.length === 0)
      await clearing.attempt('statistics were not written anew', 'VACUUM (FULL) pg_catalog.pg_statistic');
    if (clearing.busy.length === 0) await clearLog(client, clearing);
    if (clearing.busy.length === 0) round.done.add(all);
    return clearing.busy;
  } finally {
    await client.end();
  }
}

interface Clearing {
  readonly round: ClearingRound;
  readonly busy: string[];
  attempt(what: string, sql: string): Promise<boolean>;
}

function createClearing(client: pg.Client, round: ClearingRound): Clearing {
  const busy: string[] = [];
  return {
    round,
    busy,
    attempt: async (what, sql) => {
      try {
        await client.query(sql);
        return true;
      } catch (error) {
        // By its code: its words are in the language of the server.
        const isBusy = error instanceof pg.DatabaseError && error.code === lockNotAvailable;
        const reason = error instanceof Error ? error.message.slice(0, 120) : 'failed';
        (isBusy ? busy : round.left).push(`PostgreSQL: ${what} (${reason})`);
        return false;
      }
    },
  };
}

async function rewriteTable(
  { name, bytes }: OwnTable,
  { attempt, round, busy }: Clearing,
  limits: TraceLimits,
): Promise<void> {
  if (round.done.has(name)) return;
  const busyBefore = busy.length;
  const free = await limits.freeBytes();
  const isLarge = bytes > limits.tableBytesMax;
  const what = `table ${name} was not written anew`;
  if (isLarge || (free !== undefined && free < bytes + spareBytes)) {
    await attempt(what, `VACUUM (ANALYZE) ${name}`);
    const why = isLarge ? 'would be out of use for too long' : 'has too little room on the disk';
    const size = Math.ceil(bytes / megabyte);
    round.left.push(
      `PostgreSQL: ${what}: with ${size} MB it ${why}; what was erased goes as its pages are used again`,
    );
  } else await attempt(what, `VACUUM (FULL, ANALYZE) ${name}`);
  if (busy.length === busyBefore) round.done.add(name);
}

/** Only of a server on this machine. */
async function findFreeBytes(client: pg.Client, { host = '' }: pg.ClientConfig): Promise<number | undefined> {
  if (!host.startsWith('/') && !['localhost', '127.0.0.1', '::1'].includes(host)) return undefined;
  try {
    const { rows } = await client.query<{ path: string }>(`SELECT current_setting('data_directory') AS path`);
    const { bavail, bsize } = await statfs(rows[0]?.path ?? '');
    return bavail * bsize;
  } catch {
    // Not everybody is told where the files lie, and a container has other names for it.
    return undefined;
  }
}

/**
 * A file of the log that is not needed any more is kept under a later name, with its old contents, to be used again. So all of
 * them are used: each switch fills one with zeros to its end.
 */
async function clearLog(client: pg.Client, { attempt }: Clearing): Promise<void> {
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
