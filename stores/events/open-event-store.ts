// Opens the event store on the engine that run/ chose, brings its tables up to date and its retention in step.

import type { Logger } from 'pino';
import { applyRetention } from './apply-retention.ts';
import { checkCluster } from './check-cluster.ts';
import { connectEventStore } from './connect-event-store.ts';
import type { EventEngine } from './event-engine.ts';
import type { EventStore } from './event-store.ts';
import { migrateEvents } from './migrate-events.ts';
import type { Retention } from './render-migration.ts';

export type EventStoreOptions =
  | { kind: 'embedded'; path: string; retention?: Retention }
  | { kind: 'served'; url: string; cluster?: string | undefined; retention?: Retention };

export const defaultRetention: Retention = { limitedDays: 90, grantedMonths: 13 };

/** Throws EventStoreError when the engine cannot be reached or refuses, Error when its tables are newer than we. */
export async function openEventStore(
  options: EventStoreOptions,
  log: Pick<Logger, 'info'>,
): Promise<EventStore> {
  const engine = await openEngine(options);
  const store = connectEventStore(engine);
  const retention = options.retention ?? defaultRetention;
  try {
    if (engine.cluster !== undefined) await checkCluster(store, engine.cluster);
    const ran = await migrateEvents(store, engine.cluster, retention);
    if (ran.length > 0) log.info({ migrations: ran }, 'event store migrated');
    if (await applyRetention(store, engine.cluster, retention))
      log.info(retention, 'retention of events changed');
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/** The engines are loaded when asked for: chDB's library alone takes 290 MB of memory. */
async function openEngine(options: EventStoreOptions): Promise<EventEngine> {
  if (options.kind === 'embedded') {
    const { openEmbeddedEngine } = await import('./embedded-engine.ts');
    return openEmbeddedEngine(options.path);
  }
  const { openServedEngine } = await import('./served-engine.ts');
  return openServedEngine(options);
}
