// Asks a ClickHouse server about the cluster that it is said to belong to. Fiuto's questions ask the server they are
// sent to, so every row must be there: one shard, as many replicas as wanted.

import { z } from 'zod';
import type { EventReader, Question } from './event-store.ts';

const clusterShards = {
  name: 'cluster-shards',
  sql: `SELECT uniqExact(shard_num) AS shards FROM system.clusters WHERE cluster = {cluster: String} LIMIT 1`,
  parameters: z.object({ cluster: z.string() }),
  row: z.object({ shards: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/** Throws an error that says what to change, when the server knows no such cluster or it has several shards. */
export async function checkCluster(store: EventReader, cluster: string): Promise<void> {
  const [{ shards } = { shards: 0 }] = await store.ask(clusterShards, { cluster });
  if (shards === 0)
    throw new Error(
      `ClickHouse knows no cluster "${cluster}": set CLICKHOUSE_CLUSTER to a name from system.clusters, or unset it.`,
    );
  if (shards > 1)
    throw new Error(
      `The ClickHouse cluster "${cluster}" has ${shards} shards, and Fiuto would see one of them: use a cluster with one shard and several replicas.`,
    );
}
