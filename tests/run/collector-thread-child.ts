// A process whose collector's thread finds its port taken: once on the first start, once when it is started again after
// it died. Takes the connections of records and queue as JSON; says on its standard output how each of that ended.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { loadConfig } from '#config/config.ts';
import { startCollectorThread } from '#run/start-collector-thread.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

// All threads but the first collector's step back behind whatever else a busy machine does, and a second start would take
// minutes there. That is not what is looked at here.
Reflect.set(os, 'setPriority', () => undefined);
syncBuiltinESMExports();

const lookEveryMs = 50;
const threads: Worker[] = [];
process.on('worker', (thread: Worker) => threads.push(thread));

const [records, queue] = JSON.parse(process.argv[2] ?? '') as [PostgresConnection, PostgresConnection];
const choice = {
  records,
  queue: { kind: 'postgres' as const, connection: queue },
  events: { kind: 'embedded' as const, path: '', retention: { limitedDays: 90, grantedMonths: 13 } },
  masterKey: randomBytes(32),
};
const startOn = (port: number) => {
  const config = { ...loadConfig({}).collector, FIUTO_COLLECTOR_PORT: port };
  return startCollectorThread({ choice, config }, quietLog);
};
const takePort = async (port: number) => {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};
const lastThread = (): Worker => {
  const thread = threads.at(-1);
  if (!thread) throw new Error('No thread was started.');
  return thread;
};
const isEnded = (thread: Worker) => thread.threadId === -1;
const untilTrue = async (isTrue: () => boolean | Promise<boolean>) => {
  while (!(await isTrue())) await wait(lookEveryMs);
};

const taken = await takePort(0);
const port = (taken.address() as { port: number }).port;
const refusal = await startOn(port).catch((error: unknown) => String(error));
await untilTrue(() => isEnded(lastThread()));
taken.close();
await once(taken, 'close');
process.stdout.write(`refused: ${String(refusal)}\n`);

const collector = await startOn(port);
await lastThread().terminate();
const inTheWay = await takePort(port);
const before = threads.length;
await untilTrue(() => threads.length > before && isEnded(lastThread()));
inTheWay.close();
await untilTrue(() =>
  fetch(`${collector.url}/health`).then(
    ({ ok }) => ok,
    () => false,
  ),
);
process.stdout.write('answers again\n');
await collector.close();
