// The queue on the embedded PostgreSQL.

import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import { startEmptyPostgres } from '#tests/support/start-test-postgres.ts';
import { describeQueue } from './queue-suite.ts';

describeQueue('the embedded PostgreSQL', async () => {
  const server = await startEmptyPostgres();
  const connection = server.connection('fiuto_queue');
  return {
    engine: await openPostgresQueueEngine({ ...connection }),
    childArguments: ['postgres', JSON.stringify(connection)],
    stop: () => server.stop(),
  };
});
