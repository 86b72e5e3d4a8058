// Which clusters are refused before anything is written to them.

import { expect, it } from 'vitest';
import { checkCluster } from '#stores/events/check-cluster.ts';
import type { EventReader } from '#stores/events/event-store.ts';

const clusterWith = (shards: number): EventReader => ({ ask: async () => [{ shards }] as never });

it('takes one shard, however many replicas it has', async () => {
  await expect(checkCluster(clusterWith(1), 'main')).resolves.toBeUndefined();
});

it('refuses several shards, of which only one would be seen', async () => {
  await expect(checkCluster(clusterWith(3), 'main')).rejects.toThrow(/"main" has 3 shards.*one shard/);
});
