// Everything in one process, the collector in a thread of its own: what `npm start` runs. The order of the start is the
// order of the lines below; the stop goes the other way round.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { createSetupToken } from '#dashboard/server/access/create-setup-token.ts';
import { checkPorts } from './check-ports.ts';
import { drainQueue } from './drain-queue.ts';
import { findCollectorUrl } from './find-collector-url.ts';
import { makeFirstSite } from './make-first-site.ts';
import { type DataDirectory, explainFullDisk, openDataDirectory } from './open-data-directory.ts';
import { openStores, type Stores, startEngines } from './open-stores.ts';
import { readReplayRequest } from './read-replay-request.ts';
import { type CollectorThread, startCollectorThread } from './start-collector-thread.ts';
import { startDashboardServer } from './start-dashboard-server.ts';
import { startOutbox } from './start-outbox.ts';
import { startProcessing } from './start-processing.ts';
import { createUndoStack, type UndoStack } from './undo-stack.ts';
import type { Welcome } from './write-welcome.ts';

export interface Product {
  welcome: Welcome;
  stores: Stores;
  /** Where the collector really listens, without trailing slash. */
  listeningUrl: string;
  /** Takes no more, stores what is queued, stops everything; false when something did not stop properly. */
  stop(): Promise<boolean>;
}

/** Longer backlogs wait for the next start, safely on disk. */
const drainWithinMs = 10_000;

/** Rejects with StartError when something is in the way; then nothing is left running. */
export async function startProduct(config: Config, log: Logger): Promise<Product> {
  const undo = createUndoStack((name, error) =>
    log.error({ part: name, reason: String(error) }, 'did not stop properly'),
  );
  try {
    const directory = openDataDirectory(config.stores.FIUTO_DATA_DIR);
    undo.push('data directory', directory.release);
    await checkPorts(wantedPorts(config));
    return await startParts(config, directory, undo, log);
  } catch (error) {
    await undo.unwind();
    throw isAllEmbedded(config) ? explainFullDisk(config.stores.FIUTO_DATA_DIR, error) : error;
  }
}

async function startParts(
  config: Config,
  directory: DataDirectory,
  undo: UndoStack,
  log: Logger,
): Promise<Product> {
  const engines = await startEngines(config.stores, directory, log);
  undo.push('engines', engines.stop);
  const stores = await openStores(engines.choice, log);
  undo.push('stores', stores.close);
  const site = await makeFirstSite(stores);
  let collector: CollectorThread | undefined;
  const isCollectorBusy = () => collector?.isBusy() ?? false;
  const { masterKey } = engines.choice;
  const processor = await startProcessing(config, stores, masterKey, log, isCollectorBusy);
  undo.push('processor', processor.stop);
  const outbox = startOutbox(config, stores.records, masterKey, log);
  undo.push('outbox', outbox.stop);
  collector = await startCollectorThread({ choice: engines.choice, config: config.collector }, log);
  const collectorUrl = findCollectorUrl(config.collector, collector.url);
  undo.push('queue', async () => {
    const left = await drainQueue(stores.queue, drainWithinMs);
    if (left > 0) log.info({ events: left }, 'left on the queue for the next start');
  });
  undo.push('collector', collector.close);
  const dashboard = await startDashboardServer({
    ...stores,
    config,
    choice: engines.choice,
    collectorUrl,
    replay: (request) => processor.replay(readReplayRequest(request)),
    warnings: () => processor.warnings(),
    log,
  });
  undo.push('dashboard', dashboard.close);
  return {
    welcome: {
      dashboardUrl: dashboard.url,
      collectorUrl,
      scriptPath: config.collector.FIUTO_SCRIPT_PATH,
      site,
      setup: await createSetupToken(stores.records),
      dataDirectory: directory.path,
    },
    stores,
    listeningUrl: collector.url,
    stop: undo.unwind,
  };
}

/** Then there is one disk that can be full, and it is this one. */
function isAllEmbedded({ stores }: Config): boolean {
  return [stores.DATABASE_URL, stores.CLICKHOUSE_URL, stores.REDIS_URL].every((url) => url === undefined);
}

function wantedPorts({ collector, dashboard }: Config) {
  return [
    {
      host: collector.FIUTO_COLLECTOR_HOST,
      port: collector.FIUTO_COLLECTOR_PORT,
      setting: 'FIUTO_COLLECTOR_PORT',
    },
    {
      host: dashboard.FIUTO_DASHBOARD_HOST,
      port: dashboard.FIUTO_DASHBOARD_PORT,
      setting: 'FIUTO_DASHBOARD_PORT',
    },
  ];
}
