// The process that the kill test kills: takes a batch, says so, and never finishes with it.

import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import { openEventQueue } from '#stores/queue/open-event-queue.ts';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import { openRedisQueueEngine } from '#stores/queue/served/redis-queue-engine.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const [kind, target = ''] = process.argv.slice(2);
const engine =
  kind === 'redis'
    ? await openRedisQueueEngine({ url: target, allowLosingEvents: false })
    : await openPostgresQueueEngine(JSON.parse(target) as object);
const seal = createBatchSeal({ masterKey: Buffer.alloc(32, 7), addressKeyFor: () => null });
const queue = await openEventQueue(engine, seal, quietLog);
queue.consume(
  () => {
    process.stdout.write('taken\n');
    return new Promise(() => undefined);
  },
  { concurrency: 1 },
);
