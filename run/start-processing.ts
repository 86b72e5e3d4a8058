// Starts the processor with its settings; the same for `all` and for its own process.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { type Processor, startProcessor } from '#processor/start-processor.ts';
import type { Stores } from './open-stores.ts';

export function startProcessing(
  config: Config['processor'],
  stores: Stores,
  log: Logger,
): Promise<Processor> {
  const { queue, schedule, events, records, sites, daySecrets } = stores;
  return startProcessor({
    queue,
    schedule,
    events,
    records,
    sites,
    daySecrets,
    settings: {
      mmdbDirectory: config.FIUTO_MMDB_DIR,
      writeEventsMax: config.FIUTO_WRITE_EVENTS_MAX,
      writeIntervalMs: config.FIUTO_WRITE_INTERVAL_MS,
    },
    log,
  });
}
