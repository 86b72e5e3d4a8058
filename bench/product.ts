// The parts of the real product in a temporary directory on free ports, for benchmarks and tests that measure them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Config, loadConfig } from '#config/config.ts';
import type { Site } from '#contract/site.ts';
import { openDataDirectory } from '#run/open-data-directory.ts';
import { openStores, type Stores, startEngines } from '#run/open-stores.ts';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import { openEventQueue } from '#stores/queue/open-event-queue.ts';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import { findRunningPostgres } from '#stores/records/embedded/find-running-postgres.ts';
import { embeddedDatabases } from '#stores/records/embedded/start-postgres.ts';
import { createSite } from '#stores/records/questions/create-site.ts';

/** Only what goes wrong, on standard error. */
export const benchLog = pino({ level: 'warn' }, pino.destination({ fd: 2, sync: true }));

export interface BenchStores {
  stores: Stores;
  config: Config;
  site: Site;
  secretKey: string;
  close(): Promise<void>;
}

/** A directory that is removed by `remove`, and the settings of a product in it with free ports. */
export function makeBenchDirectory(): { path: string; environment: Record<string, string>; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'fiuto-bench-'));
  const path = join(parent, 'data');
  return {
    path,
    environment: { FIUTO_DATA_DIR: path, FIUTO_COLLECTOR_PORT: '0', FIUTO_DASHBOARD_PORT: '0' },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** Embedded engines and a site of its own; no server runs. */
export async function openBenchStores(environment: Record<string, string>): Promise<BenchStores> {
  const config = loadConfig(environment);
  const directory = openDataDirectory(config.stores.FIUTO_DATA_DIR);
  const engines = await startEngines(config.stores, directory, benchLog);
  const stores = await openStores(engines.choice, benchLog);
  const { site, secretKey } = await createSite(stores.records, { name: 'Bench' });
  await stores.sites.refresh();
  const close = async () => {
    await stores.close();
    await engines.stop();
    directory.release();
  };
  return { stores, config, site, secretKey, close };
}

/** Sums what waits, asked of the queue of a product that runs on `path`, until `close`. */
export async function watchWaiting(path: string, masterKey: Buffer) {
  const connect = findRunningPostgres(join(path, 'postgres'));
  if (!connect) throw new Error(`No PostgreSQL runs on ${path}.`);
  const engine = await openPostgresQueueEngine({ ...connect(embeddedDatabases.queue) });
  const seal = createBatchSeal({ masterKey, addressKeyFor: () => null });
  const queue = await openEventQueue(engine, seal, benchLog);
  return {
    waiting: async (): Promise<number> => {
      let sum = 0;
      for (const events of (await queue.waitingEvents()).values()) sum += events;
      return sum;
    },
    close: queue.close,
  };
}
