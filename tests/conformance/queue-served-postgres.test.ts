// The queue on a PostgreSQL server of an older version than the embedded one, reached over the network.

import { describe, expect, it } from 'vitest';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import {
  isPostgresServerInstalled,
  startTestPostgresServer,
} from '#tests/support/start-test-postgres-server.ts';
import { describeQueue } from './queue-suite.ts';

describe.skipIf(!isPostgresServerInstalled())('served', () => {
  describeQueue('a PostgreSQL server', async () => {
    const server = await startTestPostgresServer();
    const connection = await server.connection('fiuto');
    return {
      engine: await openPostgresQueueEngine({ ...connection }),
      childArguments: ['postgres', JSON.stringify(connection)],
      stop: () => server.stop(),
    };
  });

  it('refuses a server that acknowledges before it has written', async () => {
    const server = await startTestPostgresServer();
    try {
      const connection = { ...(await server.connection('fiuto')), options: '-c synchronous_commit=off' };
      await expect(openPostgresQueueEngine(connection)).rejects.toThrow(/synchronous_commit is off/);
    } finally {
      await server.stop();
    }
  });
});
