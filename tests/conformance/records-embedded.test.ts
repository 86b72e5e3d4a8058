// The records on the embedded PostgreSQL, which is started again by itself when it is killed.

import { expect, vi } from 'vitest';
import { startEmptyPostgres } from '#tests/support/start-test-postgres.ts';
import { describeRecords } from './records-suite.ts';

describeRecords('the embedded PostgreSQL', async () => {
  const server = await startEmptyPostgres();
  return {
    connection: server.connection('fiuto'),
    restart: async () => {
      const pid = server.pid() ?? 0;
      process.kill(pid, 'SIGKILL');
      // Until another one runs, the dead one's connections may still answer.
      await vi.waitFor(() => expect(server.pid() ?? pid).not.toBe(pid), { timeout: 20_000 });
    },
    stop: () => server.stop(),
  };
});
