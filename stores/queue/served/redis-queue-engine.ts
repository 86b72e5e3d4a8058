// BullMQ on a Redis server. Refused unless that Redis has every change on disk before it answers, since the collector
// tells browsers that their events are safe.

import { createRedisBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { FailedJob, JobQueue, JobWorker, QueueEngine } from '../queue-engine.ts';
import { addSiteCounts } from '../site-counts.ts';
import { checkRedisDurability } from './check-redis-durability.ts';
import { clearRedisTraces, rewritePayloads } from './rewrite-payloads.ts';

export interface RedisQueueOptions {
  /** `redis://user:password@host:6379/0`, `rediss://` for TLS. */
  url: string;
  /** Takes a Redis that may lose acknowledged events when it is killed. */
  allowLosingEvents: boolean;
}

const prefix = 'fiuto';
const pageSize = 2_000;
const failedMax = 10_000;

/** Throws RedisNotDurableError when the server's settings would lose events. */
export async function openRedisQueueEngine({
  url,
  allowLosingEvents,
}: RedisQueueOptions): Promise<QueueEngine> {
  await checkRedisDurability(url, allowLosingEvents);
  return {
    openQueue: (name) =>
      new Queue(
        name,
        {
          connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 15_000 },
          prefix,
          streams: { events: { maxLen: 100 } },
        },
        createRedisBackend,
      ) as unknown as JobQueue,
    openWorker: (name, handle, options) =>
      new Worker(
        name,
        handle,
        { ...options, connection: { url, maxRetriesPerRequest: null }, prefix, autorun: false },
        createRedisBackend,
      ) as unknown as JobWorker,
    countByName: (queue) => withClient(url, (redis) => countByName(redis, queue.name)),
    listFailed: (queue) => withClient(url, (redis) => listFailed(redis, queue.name)),
    rewritePayloads: (queue, change) =>
      withClient(url, (redis) => rewritePayloads(redis, `${prefix}:${queue.name}:`, change)),
    clearTraces: async (round) => {
      if (round.done.has('Redis')) return [];
      round.left.push(...(await withClient(url, clearRedisTraces)));
      round.done.add('Redis');
      return [];
    },
  };
}

/** On a connection of its own, so that a long look holds nobody up. */
async function withClient<T>(url: string, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true });
  redis.on('error', () => undefined);
  await redis.connect();
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

// A job moves from list to list while this looks, so it is a snapshot only when nothing moves; each id counts once.
async function countByName(redis: Redis, queueName: string): Promise<Map<number, number>> {
  const key = (kind: string) => `${prefix}:${queueName}:${kind}`;
  const ids = new Set<string>();
  for (const kind of ['wait', 'paused', 'active']) {
    for (let from = 0; ; from += pageSize) {
      const page = await redis.lrange(key(kind), from, from + pageSize - 1);
      for (const id of page) ids.add(id);
      if (page.length < pageSize) break;
    }
  }
  for (const kind of ['delayed', 'failed', 'prioritized']) {
    for (let from = 0; ; from += pageSize) {
      const page = await redis.zrange(key(kind), String(from), String(from + pageSize - 1));
      for (const id of page) ids.add(id);
      if (page.length < pageSize) break;
    }
  }
  return addNames(redis, Array.from(ids, key));
}

async function listFailed(redis: Redis, queueName: string): Promise<FailedJob[]> {
  const ids = await redis.zrange(`${prefix}:${queueName}:failed`, '0', String(failedMax - 1));
  const failed: FailedJob[] = [];
  for (let from = 0; from < ids.length; from += pageSize) {
    const page = ids.slice(from, from + pageSize);
    const pipeline = redis.pipeline();
    for (const id of page) pipeline.hmget(`${prefix}:${queueName}:${id}`, 'name', 'failedReason');
    for (const [index, [error, fields]] of ((await pipeline.exec()) ?? []).entries()) {
      if (error) throw error;
      const [name, reason] = fields as (string | null)[];
      failed.push({ id: page[index] ?? '', name: name ?? '', reason: reason ?? '' });
    }
  }
  return failed;
}

async function addNames(redis: Redis, jobKeys: readonly string[]): Promise<Map<number, number>> {
  const totals = new Map<number, number>();
  for (let from = 0; from < jobKeys.length; from += pageSize) {
    const pipeline = redis.pipeline();
    for (const jobKey of jobKeys.slice(from, from + pageSize)) pipeline.hget(jobKey, 'name');
    for (const [error, name] of (await pipeline.exec()) ?? []) {
      if (error) throw error;
      if (typeof name === 'string') addSiteCounts(name, totals);
    }
  }
  return totals;
}
