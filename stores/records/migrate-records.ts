// Brings the tables of the records up to date at start. An advisory lock lets one of several machines do it.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { advisoryLocks } from './advisory-locks.ts';
import type { PostgresConnection } from './postgres-connection.ts';

const folder = join('stores', 'records', 'migrations');
const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

export async function migrateRecords(
  connection: PostgresConnection,
  log: Pick<Logger, 'info'>,
): Promise<void> {
  const migrationsFolder = findFolder();
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  // Losing the connection fails the query in hand; the event is raised besides.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLocks.migrations]);
    const before = await readVersion(client);
    refuseNewer(before, migrationsFolder);
    await migrate(drizzle(client), { migrationsFolder });
    const after = await readVersion(client);
    if (after !== before) log.info({ version: after }, 'records migrated');
  } finally {
    await client.end();
  }
}

/** Time stamp of the newest migration that ran, 0 when none did. */
async function readVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS present`,
  );
  if (rows[0]?.present !== true) return 0;
  const newest = await client.query<{ at: string | null }>(
    'SELECT max(created_at)::text AS at FROM drizzle.__drizzle_migrations',
  );
  return Number(newest.rows[0]?.at ?? 0);
}

function refuseNewer(version: number, migrationsFolder: string): void {
  const journal = journalSchema.parse(
    JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')),
  );
  const newest = Math.max(0, ...journal.entries.map((entry) => entry.when));
  if (version > newest)
    throw new Error(
      'The records were made by a newer Fiuto than this one: install that version again; nothing was changed.',
    );
}

/** Beside the sources, also when the program was bundled into another folder. */
function findFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const candidate = join(at, folder);
    if (existsSync(candidate)) return candidate;
    if (dirname(at) === at) throw new Error(`No ${folder} found: the installation is incomplete.`);
  }
}
