// The only place that chooses engines: embedded ones where nothing is configured, served ones where a URL is set. What
// it opens speaks the same dialect either way.

import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '#config/config.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { type EventStoreOptions, openEventStore } from '#stores/events/open-event-store.ts';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import { openEventQueue } from '#stores/queue/open-event-queue.ts';
import { openSchedule, type Schedule } from '#stores/queue/open-schedule.ts';
import type { QueueEngine } from '#stores/queue/queue-engine.ts';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import { openRedisQueueEngine } from '#stores/queue/served/redis-queue-engine.ts';
import { type DaySecrets, openDaySecrets } from '#stores/records/day-secrets.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { embeddedDatabases, startPostgres } from '#stores/records/embedded/start-postgres.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { fillLeadWords } from '#stores/records/leads/keep-lead-company.ts';
import { type LinkBook, openLinkBook } from '#stores/records/links/open-link-book.ts';
import { type OwnFormDesk, openOwnForms } from '#stores/records/open-own-forms.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { fillOrderOwners } from '#stores/records/orders/keep-order-owners.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';
import { keepSettingOnce } from '#stores/records/questions/keep-setting.ts';
import { openRightsDesk, type RightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { openWithdrawnBrowsers, type WithdrawnBrowsers } from '#stores/records/rights/withdrawn-browsers.ts';
import { openSiteCache, type SiteCache } from '#stores/records/site-cache.ts';
import { exitCodes, StartError } from './exit-codes.ts';
import type { DataDirectory } from './open-data-directory.ts';
import { readDatabaseUrl } from './read-database-url.ts';

/** Which engines, and how to reach them; may be handed to another thread. */
export interface EngineChoice {
  records: PostgresConnection;
  queue:
    | { kind: 'postgres'; connection: PostgresConnection }
    | { kind: 'redis'; url: string; allowLosingEvents: boolean };
  events: EventStoreOptions;
  /** 32 bytes. */
  masterKey: Uint8Array;
}

export interface RunningEngines {
  choice: EngineChoice;
  stop(): Promise<void>;
}

/** What takes events in needs; several processes or threads may each open their own. */
export interface IntakeStores {
  records: Records;
  sites: SiteCache;
  daySecrets: DaySecrets;
  links: LinkBook;
  queue: EventQueue;
  ownForms: OwnFormDesk;
  rights: RightsDesk;
  withdrawnBrowsers: WithdrawnBrowsers;
  close(): Promise<void>;
}

export interface Stores extends IntakeStores {
  events: EventStore;
  schedule: Schedule;
}

/** Starts the embedded PostgreSQL when the records or the queue need it. */
export async function startEngines(
  config: Config['stores'],
  directory: DataDirectory,
  log: Logger,
): Promise<RunningEngines> {
  const redis = config.REDIS_URL;
  const served = config.DATABASE_URL === undefined ? undefined : readDatabaseUrl(config.DATABASE_URL);
  const embedded = served ? undefined : await startPostgres(join(directory.path, 'postgres'), log);
  const connect = (name: keyof typeof embeddedDatabases) => {
    const connection = served ?? embedded?.connection(embeddedDatabases[name]);
    if (!connection) throw new Error('Neither DATABASE_URL nor an embedded PostgreSQL is there.');
    return connection;
  };
  const retention = {
    limitedDays: config.FIUTO_RETENTION_LIMITED_DAYS,
    grantedMonths: config.FIUTO_RETENTION_GRANTED_MONTHS,
  };
  return {
    choice: {
      records: connect('records'),
      queue:
        redis === undefined
          ? { kind: 'postgres', connection: connect('queue') }
          : { kind: 'redis', url: redis, allowLosingEvents: config.FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS },
      events:
        config.CLICKHOUSE_URL === undefined
          ? { kind: 'embedded', path: join(directory.path, 'clickhouse'), retention }
          : { kind: 'served', url: config.CLICKHOUSE_URL, cluster: config.CLICKHOUSE_CLUSTER, retention },
      masterKey: directory.masterKey,
    },
    stop: async () => embedded?.stop(),
  };
}

/** Everything; only one process may open an embedded event store. Rejects with StartError when a store is away. */
export async function openStores(choice: EngineChoice, log: Logger): Promise<Stores> {
  const intake = await openIntakeStores(choice, log);
  const events = await orUnreachable('ClickHouse', openEventStore(choice.events, log));
  const schedule = await openSchedule(await openQueueEngine(choice.queue), log);
  return {
    ...intake,
    events,
    schedule,
    close: async () => {
      await schedule.close();
      await intake.close();
      await events.close();
    },
  };
}

export async function openIntakeStores(choice: EngineChoice, log: Logger): Promise<IntakeStores> {
  const masterKey = Buffer.from(choice.masterKey);
  const secret = masterKey.toString('hex');
  const records = await openCheckedRecords(choice, log);
  const sites = await openSiteCache(records, log);
  const withdrawnBrowsers = await openWithdrawnBrowsers(records, secret, log);
  const daySecrets = await openDaySecrets(records, masterKey, { log });
  const seal = createBatchSeal({ masterKey, addressKeyFor: daySecrets.addressKeyFor });
  const queue = await openEventQueue(await openQueueEngine(choice.queue), seal, log);
  return {
    records,
    sites,
    daySecrets,
    links: openLinkBook(records, deriveKey(secret, 'link tokens'), createErasedHash(secret)),
    queue,
    ownForms: openOwnForms(records, secret),
    rights: openRightsDesk(records, secret),
    withdrawnBrowsers,
    close: async () => {
      await queue.close();
      await daySecrets.close();
      await withdrawnBrowsers.close();
      await sites.close();
      await records.close();
    },
  };
}

/** The event store alone, for a server that only asks. */
export function openEvents(choice: EngineChoice, log: Logger): Promise<EventStore> {
  return orUnreachable('ClickHouse', openEventStore(choice.events, log));
}

/** The records alone, for a server that seals and opens what stands in them. */
export async function openCheckedRecords(
  choice: Pick<EngineChoice, 'records' | 'masterKey'>,
  log: Logger,
): Promise<Records> {
  const records = await openRecordsAlone(choice, log);
  try {
    await checkKey(records, Buffer.from(choice.masterKey));
    return records;
  } catch (error) {
    await records.close();
    throw error;
  }
}

/** The records alone, for a command that needs nothing else. */
export async function openRecordsAlone(choice: Pick<EngineChoice, 'records'>, log: Logger): Promise<Records> {
  const records = await orUnreachable('PostgreSQL', openRecords(choice.records, { log }));
  try {
    await fillLeadWords(records);
    await fillOrderOwners(records);
    return records;
  } catch (error) {
    await records.close();
    throw error;
  }
}

function openQueueEngine(queue: EngineChoice['queue']): Promise<QueueEngine> {
  return queue.kind === 'redis'
    ? orUnreachable('Redis', openRedisQueueEngine(queue))
    : orUnreachable('PostgreSQL', openPostgresQueueEngine({ ...queue.connection }));
}

/** Machines with different keys could not read each other's batches; that must not be found out event by event. */
async function checkKey(records: Records, masterKey: Buffer): Promise<void> {
  const mark = createHmac('sha256', masterKey).update('fiuto key mark').digest('hex');
  if ((await keepSettingOnce(records, 'key_mark', mark, z.string())) === mark) return;
  throw new StartError(
    'secret.key in the data directory does not belong to this database: copy it from the machine that was set up first.',
    exitCodes.dataDirectoryForeign,
  );
}

async function orUnreachable<T>(engine: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new StartError(`${engine} cannot be used: ${reason}`, exitCodes.storeUnreachable, error);
  }
}
