// Shows all payloads of a queue on Redis and puts others in their place, and has Redis write its files anew afterwards.

import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';

const scanCount = '500';
/** A job that was finished meanwhile must not come back as a hash without the rest. */
const putScript = `if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'data', ARGV[1]) end return 0`;
const lookEveryMs = 500;
const rewriteWithinMs = 600_000;

/** `jobPrefix`: what the keys of all jobs begin with. Every job that is there all the time is seen at least once. */
export async function rewritePayloads(
  redis: Redis,
  jobPrefix: string,
  change: (payload: unknown) => string | undefined,
): Promise<void> {
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(
      cursor,
      'MATCH',
      `${jobPrefix}*`,
      'COUNT',
      scanCount,
      'TYPE',
      'hash',
    );
    cursor = next;
    for (const key of keys) {
      const data = await redis.hget(key, 'data');
      if (data === null) continue;
      const payload = readJson(data);
      const changed = change(payload);
      if (changed !== undefined) await redis.eval(putScript, 1, key, JSON.stringify(changed));
    }
  } while (cursor !== '0');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The append-only file and the snapshot hold what was overwritten until they are written anew. Answers what was not done. */
export async function clearRedisTraces(redis: Redis): Promise<string[]> {
  const left: string[] = [];
  const tell = (what: string) => (error: unknown) => {
    left.push(`Redis: ${what} (${error instanceof Error ? error.message.slice(0, 120) : 'failed'})`);
  };
  await redis.bgrewriteaof().then(() => undefined, tell('the append-only file was not written anew'));
  await waitWhile(redis, 'aof_rewrite_in_progress:1').catch(
    tell('the append-only file is still being written'),
  );
  await redis.bgsave().then(() => undefined, tell('the snapshot was not written anew'));
  await waitWhile(redis, 'rdb_bgsave_in_progress:1').catch(tell('the snapshot is still being written'));
  return left;
}

async function waitWhile(redis: Redis, sign: string): Promise<void> {
  const untilMs = Date.now() + rewriteWithinMs;
  while ((await redis.info('persistence')).includes(sign)) {
    if (Date.now() > untilMs) throw new Error('it takes more than ten minutes');
    await wait(lookEveryMs);
  }
}
