// Starts the processor with its settings; the same for `all` and for its own process.

import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { type Processor, startProcessor } from '#processor/start-processor.ts';
import { openProcessorSources } from './open-processor-sources.ts';
import type { Stores } from './open-stores.ts';

export function startProcessing(
  { processor, collector, stores: settings }: Pick<Config, 'processor' | 'collector' | 'stores'>,
  stores: Stores,
  masterKey: Uint8Array,
  log: Logger,
): Promise<Processor> {
  const directory = resolve(settings.FIUTO_DATA_DIR);
  const { queue, schedule, events, records, sites, daySecrets } = stores;
  return startProcessor({
    queue,
    schedule,
    events,
    records,
    sites,
    daySecrets,
    connections: {
      secret: Buffer.from(masterKey).toString('hex'),
      collectorUrl: (collector.FIUTO_COLLECTOR_URL ?? '').replace(/\/+$/, ''),
    },
    secret: Buffer.from(masterKey).toString('hex'),
    openSources: (isWorthAsking) =>
      openProcessorSources({ settings: processor, records, masterKey, directory, isWorthAsking, log }),
    settings: {
      writeEventsMax: processor.FIUTO_WRITE_EVENTS_MAX,
      writeIntervalMs: processor.FIUTO_WRITE_INTERVAL_MS,
      suggestsOffices: processor.FIUTO_SUGGEST_OFFICES,
      keptFor: {
        limitedDays: settings.FIUTO_RETENTION_LIMITED_DAYS,
        grantedMonths: settings.FIUTO_RETENTION_GRANTED_MONTHS,
      },
    },
    log,
  });
}
