// Asks a Redis server whether it keeps what it acknowledges.

import { Redis } from 'ioredis';

/** The server's settings would lose acknowledged events; the message says which and how to change them. */
class RedisNotDurableError extends Error {
  override readonly name = 'RedisNotDurableError';
}

const wanted = {
  appendonly: 'yes',
  appendfsync: 'always',
  // With yes, nothing is forced to disk while Redis rewrites its log.
  'no-appendfsync-on-rewrite': 'no',
  'maxmemory-policy': 'noeviction',
} as const;

/** Throws RedisNotDurableError unless everything fits or `allowLosingEvents` is set; eviction is never allowed. */
export async function checkRedisDurability(url: string, allowLosingEvents: boolean): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true, retryStrategy: () => null });
  let lastError = '';
  redis.on('error', (error: Error) => {
    lastError = error.message;
  });
  try {
    await redis.connect().catch((error: unknown) => {
      throw new Error(`Redis at REDIS_URL does not answer: ${lastError || String(error)}`);
    });
    const faults = await findFaults(redis);
    const fatal = allowLosingEvents ? faults.filter(({ name }) => name === 'maxmemory-policy') : faults;
    if (fatal.length > 0) throw new RedisNotDurableError(describe(fatal));
  } finally {
    redis.disconnect();
  }
}

interface Fault {
  name: string;
  found: string;
}

async function findFaults(redis: Redis): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    // Some hosted servers refuse CONFIG; then nothing is proved, and the operator has to allow it in so many words.
    const answer: unknown = await redis.config('GET', name).catch(() => []);
    const found = Array.isArray(answer) ? String(answer[1] ?? 'not shown') : 'not shown';
    if (found === 'not shown' && name === 'maxmemory-policy') continue;
    if (found !== value) faults.push({ name, found });
  }
  return faults;
}

function describe(faults: readonly Fault[]): string {
  const list = faults.map(
    ({ name, found }) => `${name} is ${found}, needed is ${wanted[name as keyof typeof wanted]}`,
  );
  const allow = faults.every(({ name }) => name === 'maxmemory-policy')
    ? ''
    : ' or allow losses with FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS=true';
  return `Redis would lose events: ${list.join('; ')}. Change it with CONFIG SET and in redis.conf${allow}.`;
}
