// The real embedded PostgreSQL in a temporary directory, for tests that need records or a queue.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import { type EmbeddedPostgres, startPostgres } from '#stores/records/embedded/start-postgres.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { shareMade } from './share-made.ts';

export const quietLog = pino({ level: 'silent' });

/** `stop` ends the server and removes its directory. Databases: `fiuto` and `fiuto_queue`, both with their tables. */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  const prepared = await shareMade('postgres', prepareServer);
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-'));
  // Node's own copy would make all files root's.
  await promisify(execFile)('cp', ['-a', `${prepared}/.`, directory]);
  return startIn(directory);
}

/** The same with empty databases, for what makes the tables. */
export async function startEmptyPostgres(): Promise<EmbeddedPostgres> {
  return startIn(mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-')));
}

async function startIn(directory: string): Promise<EmbeddedPostgres> {
  const server = await startPostgres(directory, quietLog);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function prepareServer(directory: string): Promise<void> {
  const server = await startPostgres(directory, quietLog);
  const records = await openRecords(server.connection('fiuto'), { log: quietLog });
  await records.close();
  await openPostgresQueueEngine({ ...server.connection('fiuto_queue') });
  await server.stop();
}

/** Records with all tables on a server of their own. */
export async function openTestRecords(): Promise<Records> {
  const server = await startTestPostgres();
  const records = await openRecords(server.connection('fiuto'), { log: quietLog });
  return {
    db: records.db,
    locks: records.locks,
    clearTraces: records.clearTraces,
    close: async () => {
      await records.close();
      await server.stop();
    },
  };
}
