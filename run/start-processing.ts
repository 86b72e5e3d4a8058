// Starts the processor with its settings; the same for `all` and for its own process.

import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { type Processor, startProcessor } from '#processor/start-processor.ts';
import type { Stores } from './open-stores.ts';

export function startProcessing(
  { processor, stores: settings }: Pick<Config, 'processor' | 'stores'>,
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
      mmdbDirectory: processor.FIUTO_MMDB_DIR,
      rangeDirectory: join(resolve(settings.FIUTO_DATA_DIR), 'ranges'),
      listDirectory: processor.FIUTO_NETWORK_LISTS_DIR,
      writeEventsMax: processor.FIUTO_WRITE_EVENTS_MAX,
      writeIntervalMs: processor.FIUTO_WRITE_INTERVAL_MS,
      keptFor: {
        limitedDays: settings.FIUTO_RETENTION_LIMITED_DAYS,
        grantedMonths: settings.FIUTO_RETENTION_GRANTED_MONTHS,
      },
    },
    log,
  });
}
