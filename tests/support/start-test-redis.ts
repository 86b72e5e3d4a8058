// A Redis server in a temporary directory for tests, on a free port of loopback, durable as the queue asks for.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** False where redis-server is not installed; with CI=true that is an error instead of a skipped test. */
export function isRedisInstalled(): boolean {
  const isInstalled = spawnSync('redis-server', ['--version']).status === 0;
  if (!isInstalled && process.env['CI'] === 'true') {
    throw new Error('redis-server is not installed; the tests in CI need it (apt-get install redis-server).');
  }
  return isInstalled;
}

export interface TestRedis {
  url: string;
  /** Ends the server at once and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `settings` replace those that make it durable, such as `{ appendfsync: 'everysec' }`. */
export async function startTestRedis(settings: Record<string, string> = {}): Promise<TestRedis> {
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-redis-'));
  const port = await findFreePort();
  const url = `redis://127.0.0.1:${port}`;
  const all = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction', ...settings };
  const launch = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''];
    const options = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
    const child = spawn('redis-server', [...args, ...options], { stdio: 'ignore' });
    await untilAnswering(url);
    return child;
  };
  let server = await launch();
  return {
    url,
    restart: async () => {
      await end(server, 'SIGKILL');
      server = await launch();
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
    redis.on('error', () => undefined);
    const answer = await redis
      .connect()
      .then(() => redis.ping())
      .catch(() => '');
    redis.disconnect();
    if (answer === 'PONG') return;
    if (Date.now() > deadline) throw new Error('redis-server does not answer');
    await wait(20);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
