// The queue on a Redis server, and which servers are refused.

import { describe, expect, it } from 'vitest';
import { openRedisQueueEngine } from '#stores/queue/served/redis-queue-engine.ts';
import { isRedisInstalled, startTestRedis } from '#tests/support/start-test-redis.ts';
import { describeQueue } from './queue-suite.ts';

const isInstalled = isRedisInstalled();

if (isInstalled) {
  describeQueue('Redis', async () => {
    const server = await startTestRedis();
    return {
      engine: await openRedisQueueEngine({ url: server.url, allowLosingEvents: false }),
      childArguments: ['redis', server.url],
      stop: () => server.stop(),
    };
  });
}

describe.skipIf(!isInstalled)('a Redis that may lose events', () => {
  it('is refused with the setting to change, unless that is allowed', async () => {
    const server = await startTestRedis({ appendfsync: 'everysec' });
    try {
      const opening = openRedisQueueEngine({ url: server.url, allowLosingEvents: false });
      await expect(opening).rejects.toThrow(/appendfsync is everysec, needed is always.*FIUTO_ALLOW_REDIS/);
      await openRedisQueueEngine({ url: server.url, allowLosingEvents: true });
    } finally {
      await server.stop();
    }
  });

  it('is refused when it forces nothing to disk while it rewrites its log', async () => {
    const server = await startTestRedis({ 'no-appendfsync-on-rewrite': 'yes' });
    try {
      const opening = openRedisQueueEngine({ url: server.url, allowLosingEvents: false });
      await expect(opening).rejects.toThrow(/no-appendfsync-on-rewrite is yes, needed is no/);
    } finally {
      await server.stop();
    }
  });

  it('is refused when it evicts keys, allowed or not', async () => {
    const server = await startTestRedis({ 'maxmemory-policy': 'allkeys-lru' });
    try {
      const opening = openRedisQueueEngine({ url: server.url, allowLosingEvents: true });
      await expect(opening).rejects.toThrow(/maxmemory-policy is allkeys-lru, needed is noeviction/);
    } finally {
      await server.stop();
    }
  });

  it('is named when it does not answer', async () => {
    const opening = openRedisQueueEngine({ url: 'redis://127.0.0.1:1', allowLosingEvents: false });
    await expect(opening).rejects.toThrow(/Redis at REDIS_URL does not answer/);
  });
});
