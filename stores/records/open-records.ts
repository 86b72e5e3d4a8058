// Opens the records (PostgreSQL, embedded or served) and brings their tables up to date. Questions live in
// `questions/`, one file each, and take the Records as their first argument.

import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from 'pino';
import { type ClearingRound, clearPostgresTraces } from './clear-postgres-traces.ts';
import { type Listening, listenToRecords, type RecordsChannel } from './listen-records.ts';
import { migrateRecords } from './migrate-records.ts';
import { openDatabase } from './open-database.ts';
import type { PostgresConnection } from './postgres-connection.ts';
import { tracedTables } from './traced-tables.ts';

export interface Records {
  readonly db: NodePgDatabase;
  /** Connections for `hold-lock.ts` alone. */
  readonly locks: NodePgDatabase;
  /** Clears PostgreSQL's files of what was deleted or overwritten before; answers which tables are to be tried again. */
  clearTraces(round: ClearingRound): Promise<string[]>;
  /** Calls `heard` when something was written there, a moment after its transaction has ended. Notices may be lost. */
  listen(channel: RecordsChannel, heard: () => void): Listening;
  close(): Promise<void>;
}

export interface RecordsOptions {
  log: Pick<Logger, 'info' | 'warn'>;
  /** Connections kept at the most; each costs PostgreSQL a process. */
  connectionsMax?: number;
}

/** Rejects when PostgreSQL cannot be reached within 10 s, or when its tables are newer than this program. */
export async function openRecords(connection: PostgresConnection, options: RecordsOptions): Promise<Records> {
  await migrateRecords(connection, options.log);
  const pool = openPool(connection, options, options.connectionsMax ?? 5);
  // Whoever waits for the end of long work on a connection must leave the others to those who do the work.
  const lockPool = openPool(connection, options, lockConnectionsMax);
  return {
    db: openDatabase(pool),
    locks: openDatabase(lockPool),
    clearTraces: (round) => clearPostgresTraces({ ...connection }, { names: tracedTables }, round),
    listen: (channel, heard) => listenToRecords(connection, channel, heard),
    close: async () => {
      await pool.end();
      await lockPool.end();
    },
  };
}

/** One for each work of the schedule that holds a lock, some of them for minutes, and some more; opened only when needed. */
const lockConnectionsMax = 20;

function openPool(connection: PostgresConnection, options: RecordsOptions, connectionsMax: number): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'fiuto',
    // A question that hangs must not hold its caller for ever.
    statement_timeout: 60_000,
  });
  // A broken idle connection is replaced with the next question; without a listener it would end the process.
  pool.on('error', (error) => options.log.warn({ reason: error.message }, 'connection to the records lost'));
  // The pool hears only of idle ones: one that breaks between two questions of a transaction would end the process too.
  // The next question on it fails and tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
