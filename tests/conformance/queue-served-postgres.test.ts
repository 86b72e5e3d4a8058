// The queue on a PostgreSQL server of an older version than the embedded one, reached over the network.

import { describe } from 'vitest';
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
});
