// Waits until no batch is on the embedded queue any more: everything acknowledged has had its outcome.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findRunningPostgres } from '#stores/records/embedded/find-running-postgres.ts';
import { embeddedDatabases } from '#stores/records/embedded/start-postgres.ts';

const lookEveryMs = 250;

/** Rejects when batches are still there after `withinMs`. */
export async function waitUntilDrained(directory: string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  let left = 'no answer';
  while (Date.now() < deadline) {
    left = await countBatches(directory).catch((error: unknown) => String(error));
    if (left === '0') return;
    await wait(lookEveryMs);
  }
  throw new Error(`After ${withinMs} ms the queue still holds batches: ${left}`);
}

async function countBatches(directory: string): Promise<string> {
  const connect = findRunningPostgres(join(directory, 'postgres'));
  if (!connect) return 'PostgreSQL is away';
  const client = new pg.Client(connect(embeddedDatabases.queue));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ batches: string }>(
      `SELECT count(*)::text AS batches FROM queue.job WHERE queue = 'events' AND state <> 'completed'`,
    );
    return rows[0]?.batches ?? 'no answer';
  } finally {
    await client.end();
  }
}
