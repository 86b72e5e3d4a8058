// kill -9 of parts of a divided installation: what was acknowledged is stored exactly once.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStore } from '#stores/events/open-event-store.ts';
import type { EmbeddedPostgres } from '#stores/records/embedded/start-postgres.ts';
import { openRecords } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import {
  startClickHouseHttpServer,
  type TestClickHouse,
} from '#tests/support/start-clickhouse-http-server.ts';
import { quietLog, startOwnPostgres } from '#tests/support/start-test-postgres.ts';
import { isRedisInstalled, startTestRedis, type TestRedis } from '#tests/support/start-test-redis.ts';
import { readOutcomes, readStoredIds } from './support/read-stored.ts';
import { type RunningPart, runPart } from './support/run-part.ts';
import { type Load, sendLoad } from './support/send-load.ts';

const rounds = Number(process.env['FIUTO_FAULT_ROUNDS'] ?? 2);
const timeout = 120_000 + rounds * 30_000;

let directory: string;
let postgres: EmbeddedPostgres;
let redis: TestRedis;
let clickHouse: TestClickHouse;
let environment: Record<string, string>;
let collector: RunningPart;
let processor: RunningPart;
let load: Load;

beforeEach(async () => {
  if (!isRedisInstalled()) return;
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-served-'));
  [postgres, redis, clickHouse] = await Promise.all([
    startOwnPostgres(),
    startTestRedis(),
    startClickHouseHttpServer(join(directory, 'clickhouse')),
  ]);
  const { host, user, password, database } = postgres.connection('fiuto');
  environment = {
    FIUTO_DATA_DIR: join(directory, 'data'),
    FIUTO_REQUESTS_PER_MINUTE_MAX: '0',
    DATABASE_URL: `postgres://${user}:${password}@localhost:5432/${database}?host=${encodeURIComponent(host)}`,
    REDIS_URL: redis.url,
    CLICKHOUSE_URL: clickHouse.url,
  };
  const records = await openRecords(postgres.connection('fiuto'), { log: quietLog });
  const { site } = await createSite(records, { name: 'Sample' });
  await records.close();
  // One after the other: the first makes the key that both use.
  processor = await runPart('processor', environment);
  collector = await runPart('collector', environment);
  const collectorUrl = /http:\S+/.exec(collector.greeting)?.[0] ?? '';
  load = sendLoad({ collectorUrl, siteKey: site.publicKey, senders: 8 });
}, 120_000);

afterEach(async () => {
  await collector?.kill();
  await processor?.kill();
  await redis?.stop();
  await clickHouse?.stop();
  await postgres?.stop();
  if (directory) rmSync(directory, { recursive: true, force: true });
});

const randomMoment = () => wait(100 + Math.random() * 1_500);

async function countBatches(): Promise<number> {
  const client = new Redis(redis.url);
  try {
    const key = (kind: string) => `fiuto:events:${kind}`;
    const lists = await Promise.all(['wait', 'active', 'paused'].map((kind) => client.llen(key(kind))));
    const sets = await Promise.all(
      ['delayed', 'failed', 'prioritized'].map((kind) => client.zcard(key(kind))),
    );
    return [...lists, ...sets].reduce((sum, count) => sum + count, 0);
  } finally {
    client.disconnect();
  }
}

async function expectExactlyOnce(): Promise<void> {
  await load.stop();
  await expect.poll(countBatches, { timeout: 90_000, interval: 250 }).toBe(0);
  expect(await collector.stop()).toBe(0);
  expect(await processor.stop()).toBe(0);
  const store = await openEventStore({ kind: 'served', url: clickHouse.url }, quietLog);
  try {
    const stored = await readStoredIds(store);
    const { stored: once, 'dropped duplicate': repeated = 0, ...others } = await readOutcomes(store);
    console.log({ acknowledged: load.acknowledged.size, refusals: load.refusals(), once, repeated });
    expect([...load.acknowledged].filter((id) => stored.get(id) !== 1)).toEqual([]);
    expect(load.acknowledged.size).toBeGreaterThan(rounds * 50);
    expect(once).toBe(load.acknowledged.size);
    expect(others).toEqual({});
  } finally {
    await store.close();
  }
}

describe.skipIf(!isRedisInstalled())('a divided installation under load', () => {
  it(
    'stores every acknowledged event exactly once when the processor is killed in mid-batch',
    async () => {
      for (let round = 0; round < rounds; round++) {
        await randomMoment();
        await processor.kill();
        processor = await runPart('processor', environment);
      }
      await expectExactlyOnce();
    },
    timeout,
  );

  it(
    'stores every acknowledged event exactly once when Redis is killed and started again',
    async () => {
      for (let round = 0; round < rounds; round++) {
        await randomMoment();
        await redis.restart();
        const before = load.acknowledged.size;
        await expect.poll(() => load.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + 20);
      }
      await expectExactlyOnce();
    },
    timeout,
  );
});
