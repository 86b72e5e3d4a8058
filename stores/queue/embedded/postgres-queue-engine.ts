// BullMQ on PostgreSQL: the embedded one, or any other that `connection` names. Jobs live in the schema `queue`.

import { createPostgresBackend, type PostgresPoolConfig, Queue, runMigrations, Worker } from 'bullmq';
import { Client, type ClientConfig, Pool } from 'pg';
import { clearPostgresTraces } from '../../records/clear-postgres-traces.ts';
import type { FailedJob, JobQueue, JobWorker, QueueEngine } from '../queue-engine.ts';
import { checkPostgresDurability } from './check-postgres-durability.ts';
import { PreparingClient } from './preparing-client.ts';
import { rewritePayloads } from './rewrite-payloads.ts';
import { tuneQueueTables } from './tune-queue-tables.ts';

/** Schema of BullMQ's tables. */
const schema = 'queue';

const countSql = `
  SELECT split_part(pair, '=', 1)::bigint AS site, sum(split_part(pair, '=', 2)::bigint) AS events
    FROM queue.job, unnest(string_to_array(name, ',')) AS pair
   WHERE queue = $1 AND state <> 'completed' AND pair ~ '^[0-9]{1,10}=[0-9]{1,10}$'
   GROUP BY 1
   LIMIT 100000`;

const failedSql = `
  SELECT id, name, coalesce(failed_reason, '') AS reason
    FROM queue.job
   WHERE queue = $1 AND state = 'failed'
   ORDER BY finished_at_ms
   LIMIT 10000`;

// The writing side must answer its client: rather an error that it can be told to repeat than a long wait.
const patience = { connectionTimeoutMillis: 5_000, query_timeout: 15_000 };

/**
 * Runs BullMQ's migrations and sets the tables up for a busy queue. `connection` should name a database of its own,
 * since a long transaction beside the queue holds its vacuum back.
 */
export async function openPostgresQueueEngine(connection: ClientConfig): Promise<QueueEngine> {
  const client = new Client({ ...connection, connectionTimeoutMillis: patience.connectionTimeoutMillis });
  // What broke is told by the statement that fails; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await checkPostgresDurability(client);
    await runMigrations(client, schema);
    await tuneQueueTables(client, schema);
  } finally {
    await client.end();
  }
  const poolOf = (max: number) =>
    ({ ...connection, ...patience, max, schema, Client: PreparingClient }) as PostgresPoolConfig;
  // It lets go of its connection by itself, so that there is nothing to close.
  const counting = new Pool({
    ...connection,
    ...patience,
    max: 1,
    idleTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  // A broken idle connection is replaced with the next count; without a listener it would end the process.
  counting.on('error', () => undefined);
  return {
    openQueue: (name) =>
      new Queue(
        name,
        // Nobody reads BullMQ's event log; a short one keeps its table small (0 would keep all).
        { connection: poolOf(3), streams: { events: { maxLen: 100 } } },
        createPostgresBackend,
      ) as unknown as JobQueue,
    openWorker: (name, handle, options) =>
      new Worker(
        name,
        handle,
        { ...options, connection: poolOf(4), autorun: false },
        createPostgresBackend,
      ) as unknown as JobWorker,
    countByName: async (queue) => {
      const { rows } = await counting.query<{ site: string; events: string }>(countSql, [queue.name]);
      return new Map(rows.map(({ site, events }) => [Number(site), Number(events)]));
    },
    listFailed: async (queue) => (await counting.query<FailedJob>(failedSql, [queue.name])).rows,
    rewritePayloads: (queue, change) => rewritePayloads(counting, queue.name, change),
    clearTraces: (round) => clearPostgresTraces(connection, { schema }, round),
  };
}
