// The real embedded PostgreSQL in a temporary directory, for tests that need records or a queue.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type EmbeddedPostgres, startPostgres } from '#stores/records/embedded/start-postgres.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';

export const quietLog = pino({ level: 'silent' });

/** `stop` ends the server and removes its directory. Databases: `fiuto` and `fiuto_queue`. */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-postgres-'));
  const server = await startPostgres(directory, quietLog);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
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
