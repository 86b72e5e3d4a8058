// PostgreSQL away while a collector of a divided installation runs: what it needs of the records it has in memory.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { type RunningPart, runPart } from '#tests/faults/support/run-part.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import {
  isPostgresServerInstalled,
  startTestPostgresServer,
  type TestPostgresServer,
} from '#tests/support/start-test-postgres-server.ts';
import { isRedisInstalled, startTestRedis, type TestRedis } from '#tests/support/start-test-redis.ts';

const areInstalled = isPostgresServerInstalled() && isRedisInstalled();

let directory: string;
let postgres: TestPostgresServer;
let redis: TestRedis;
let records: Records;
let collector: RunningPart;
let collectorUrl: string;

beforeAll(async () => {
  if (!areInstalled) return;
  directory = mkdtempSync(join(tmpdir(), 'fiuto-test-away-'));
  [postgres, redis] = await Promise.all([startTestPostgresServer(), startTestRedis()]);
  const connection = await postgres.connection('fiuto');
  records = await openRecords(connection, { log: quietLog });
});
afterAll(async () => {
  await collector?.kill();
  await records?.close();
  await postgres?.stop();
  await redis?.stop();
  if (directory) rmSync(directory, { recursive: true, force: true });
});

function urlOf({ host, port, user, password, database }: PostgresConnection): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}

/** The status of the answer to one page view. */
async function send(siteKey: string): Promise<number> {
  const at = Date.now();
  const answer = await fetch(`${collectorUrl}/e`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'User-Agent': 'Mozilla/5.0' },
    body: JSON.stringify({
      v: 1,
      site: siteKey,
      sent: at,
      consent: { state: 'limited' },
      events: [{ type: 'page_view', id: makeId(at), at, page: { url: 'https://example.com/' } }],
    }),
    signal: AbortSignal.timeout(5_000),
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function countQueued(): Promise<number> {
  const client = new Redis(redis.url);
  try {
    return await client.llen('fiuto:events:wait');
  } finally {
    client.disconnect();
  }
}

describe.skipIf(!areInstalled)('a collector whose PostgreSQL is away', () => {
  it('goes on for the sites that it knows, and learns of new ones when PostgreSQL is back', async () => {
    const { site } = await createSite(records, { name: 'Known' });
    collector = await runPart('collector', {
      FIUTO_DATA_DIR: join(directory, 'data'),
      DATABASE_URL: urlOf(await postgres.connection('fiuto')),
      REDIS_URL: redis.url,
    });
    collectorUrl = /http:\S+/.exec(collector.greeting)?.[0] ?? '';
    expect(await send(site.publicKey)).toBe(202);
    await postgres.kill();
    const until = Date.now() + 5_000;
    const answers = [202];
    // Longer than the site list is good for, one after the other: each its own batch.
    await expect
      .poll(
        async () => {
          answers.push(await send(site.publicKey).catch(() => 0));
          return Date.now();
        },
        { timeout: 20_000, interval: 100 },
      )
      .toBeGreaterThan(until);
    expect(new Set(answers)).toEqual(new Set([202]));
    expect(await countQueued()).toBe(answers.length);
    expect(await send('unknown12345')).toBe(404);
    await postgres.start();
    const newer = await vi.waitFor(() => createSite(records, { name: 'New' }), { timeout: 20_000 });
    await expect.poll(() => send(newer.site.publicKey), { timeout: 20_000 }).toBe(202);
    expect(await collector.stop()).toBe(0);
  });
});
