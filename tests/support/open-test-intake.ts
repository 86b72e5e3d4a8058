// What takes events in, on a real PostgreSQL of its own: records, sites, keys of the day and the queue.

import { randomBytes } from 'node:crypto';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { type IntakeStores, openIntakeStores } from '#run/open-stores.ts';
import { quietLog, startTestPostgres } from './start-test-postgres.ts';

const lookEveryMs = 50;

export interface TestIntake {
  stores: IntakeStores;
  /** Takes everything of a site off the queue. */
  takeRequests(siteId: number): Promise<QueuedRequest[]>;
  close(): Promise<void>;
}

export async function openTestIntake(): Promise<TestIntake> {
  const postgres = await startTestPostgres();
  const stores = await openIntakeStores(
    {
      records: postgres.connection('fiuto'),
      queue: { kind: 'postgres', connection: postgres.connection('fiuto_queue') },
      events: { kind: 'embedded', path: '', retention: { limitedDays: 90, grantedMonths: 13 } },
      masterKey: randomBytes(32),
    },
    quietLog,
  );
  return {
    stores,
    takeRequests: async (siteId) => {
      // A busy machine may be handed a batch twice; it is one all the same.
      const requests = new Map<string, QueuedRequest[]>();
      const consumer = stores.queue.consume(
        async ({ batch }) => {
          const own = batch.requests.filter((request) => request.siteId === siteId);
          requests.set(batch.batchId, own);
        },
        { concurrency: 10 },
      );
      while (((await stores.queue.waitingEvents()).get(siteId) ?? 0) > 0) {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
      await consumer.stop();
      return [...requests.values()].flat();
    },
    close: async () => {
      await stores.close();
      await postgres.stop();
    },
  };
}
