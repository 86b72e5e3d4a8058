// The real embedded PostgreSQL, for tests that need records or a queue.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import {
  type EmbeddedPostgres,
  embeddedDatabases,
  startPostgres,
} from '#stores/records/embedded/start-postgres.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { shareMade } from './share-made.ts';
import { copyDatabases, sharedServerName, startSharedServer } from './shared-postgres.ts';

export const quietLog = pino({ level: 'silent' });

/** The databases `fiuto` and `fiuto_queue` with their tables, on the server that all tests of a run share. */
export async function startTestPostgres(): Promise<Pick<EmbeddedPostgres, 'connection' | 'stop'>> {
  const made = await shareMade(sharedServerName, async (directory) => {
    // In a directory that keeps its name, which the one that is being filled does not.
    const place = mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-'));
    await copyPrepared(place);
    await startSharedServer(place, directory);
  });
  const { connection, remove } = await copyDatabases(made, Object.values(embeddedDatabases));
  return { connection, stop: remove };
}

/**
 * The same on a server of its own, for what kills it or looks into its files. `stop` ends the server and removes its
 * directory.
 */
export async function startOwnPostgres(): Promise<EmbeddedPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-'));
  await copyPrepared(directory);
  return startIn(directory);
}

async function copyPrepared(directory: string): Promise<void> {
  const prepared = await shareMade('postgres', prepareServer);
  // Node's own copy would make all files root's.
  await promisify(execFile)('cp', ['-a', `${prepared}/.`, directory]);
}

/** A server of its own with empty databases, for what makes the tables. */
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

/** Records with all tables. */
export async function openTestRecords(): Promise<Records> {
  const server = await startTestPostgres();
  const records = await openRecords(server.connection('fiuto'), { log: quietLog });
  return {
    db: records.db,
    locks: records.locks,
    clearTraces: records.clearTraces,
    listen: records.listen,
    close: async () => {
      await records.close();
      await server.stop();
    },
  };
}
