// The records on a PostgreSQL server from the system's package, reached over the network as DATABASE_URL would.

import { describe } from 'vitest';
import {
  isPostgresServerInstalled,
  startTestPostgresServer,
} from '#tests/support/start-test-postgres-server.ts';
import { describeRecords } from './records-suite.ts';

describe.skipIf(!isPostgresServerInstalled())('served', () => {
  describeRecords('a PostgreSQL server', async () => {
    const server = await startTestPostgresServer();
    return {
      connection: await server.connection('fiuto'),
      restart: async () => {
        await server.kill();
        await server.start();
      },
      stop: () => server.stop(),
    };
  });
});
