// The way of an event without HTTP: real queue on embedded PostgreSQL, real records, real processor, real chDB.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { CollectorSettings } from '#collector/collector-parts.ts';
import { type Collector, startCollector } from '#collector/start-collector.ts';
import type { Site } from '#contract/site.ts';
import { openCompanySources } from '#processor/sources/open-company-sources.ts';
import type { CompanySourcesSettings } from '#processor/sources/open-source-parts.ts';
import { type Processor, startProcessor } from '#processor/start-processor.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { defaultRetention, openEventStore } from '#stores/events/open-event-store.ts';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import { openEventQueue } from '#stores/queue/open-event-queue.ts';
import { openSchedule } from '#stores/queue/open-schedule.ts';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import type { PushScored } from '#stores/records/crm/push-scored.ts';
import { openDaySecrets } from '#stores/records/day-secrets.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import type { PostgresConnection } from '#stores/records/postgres-connection.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { listSites } from '#stores/records/questions/list-sites.ts';
import { openSiteCache } from '#stores/records/site-cache.ts';
import { quietLog, startTestPostgres } from '#tests/support/start-test-postgres.ts';

/** What a flow runs on; may be handed to another process. */
export interface FlowPlace {
  records: PostgresConnection;
  queue: PostgresConnection;
  eventsPath: string;
  /** Of fetched files and the index of ranges. */
  dataDirectory: string;
  /** Hex, 32 bytes. */
  masterKey: string;
}

type SourceDirectories = Pick<CompanySourcesSettings, 'mmdbDirectory' | 'listsDirectory'>;

export interface Flow {
  queue: EventQueue;
  events: EventStore;
  records: Records;
  site: Site;
  startProcessor(options?: SourceDirectories & { pushScored?: PushScored }): Promise<Processor>;
  /** On a free port of loopback, without limits of rate. */
  startCollector(): Promise<Collector>;
  close(): Promise<void>;
}

const collectorSettings: CollectorSettings = {
  host: '127.0.0.1',
  port: 0,
  scriptPath: '/s.js',
  eventPath: '/e',
  pixelPath: '/p.gif',
  trustedProxies: [],
  bodyBytesMax: 512_000,
  eventsPerRequestMax: 500,
  requestsPerMinuteMax: 0,
};

/** An embedded PostgreSQL and an empty directory for chDB. */
export async function makeFlowPlace(): Promise<{ place: FlowPlace; remove(): Promise<void> }> {
  const server = await startTestPostgres();
  const eventsPath = mkdtempSync(join(tmpdir(), 'fiuto-flow-'));
  const dataDirectory = mkdtempSync(join(tmpdir(), 'fiuto-flow-data-'));
  return {
    place: {
      records: server.connection('fiuto'),
      queue: server.connection('fiuto_queue'),
      eventsPath,
      dataDirectory,
      masterKey: randomBytes(32).toString('hex'),
    },
    remove: async () => {
      await server.stop();
      for (const path of [eventsPath, dataDirectory]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Opens all stores of a place; one process at a time. Makes a site when there is none. */
export async function openFlow(place: FlowPlace): Promise<Flow> {
  const masterKey = Buffer.from(place.masterKey, 'hex');
  const records = await openRecords(place.records, { log: quietLog });
  const site = (await listSites(records))[0] ?? (await createSite(records, { name: 'Flow' })).site;
  const sites = await openSiteCache(records, quietLog);
  const daySecrets = await openDaySecrets(records, masterKey, { log: quietLog });
  const seal = createBatchSeal({ masterKey, addressKeyFor: daySecrets.addressKeyFor });
  const queue = await openEventQueue(await openPostgresQueueEngine({ ...place.queue }), seal, quietLog);
  const schedule = await openSchedule(await openPostgresQueueEngine({ ...place.queue }), quietLog);
  const events = await openEventStore({ kind: 'embedded', path: place.eventsPath }, quietLog);
  return {
    queue,
    events,
    records,
    site,
    startProcessor: ({ pushScored, ...directories } = {}) =>
      startProcessor({
        ...(pushScored && { pushScored }),
        queue,
        schedule,
        events,
        records,
        sites,
        daySecrets,
        connections: { secret: place.masterKey, collectorUrl: '' },
        secret: place.masterKey,
        openSources: (isWorthAsking) =>
          openCompanySources({
            ...{ records, isWorthAsking, log: quietLog, secret: place.masterKey },
            settings: { dataDirectory: place.dataDirectory, ...directories },
            removeRegistry: () => Promise.resolve(),
          }),
        settings: {
          writeEventsMax: 5_000,
          writeIntervalMs: 20,
          suggestsOffices: true,
          keptFor: defaultRetention,
        },
        log: quietLog,
      }),
    startCollector: () =>
      startCollector({ queue, sites, daySecrets, settings: collectorSettings, assets: [], log: quietLog }),
    close: async () => {
      await schedule.close();
      await queue.close();
      await daySecrets.close();
      await sites.close();
      await events.close();
      await records.close();
    },
  };
}

/** The queue alone, for a process beside the one that owns the event store. */
export async function openFlowQueue(place: FlowPlace): Promise<EventQueue> {
  const masterKey = Buffer.from(place.masterKey, 'hex');
  const seal = createBatchSeal({ masterKey, addressKeyFor: () => null });
  return openEventQueue(await openPostgresQueueEngine({ ...place.queue }), seal, quietLog);
}

const outcomesQuestion = {
  name: 'flow-outcomes',
  sql: `SELECT toString(id) AS event_id, outcome, reason, step, toUInt32(attempt) AS attempts, path, raw, name,
  count() AS copies
FROM events_v1 WHERE site_id = {site:UInt32}
GROUP BY event_id, outcome, reason, step, attempts, path, raw, name ORDER BY event_id, attempts LIMIT 100000`,
  parameters: z.object({ site: z.number() }),
  row: z.object({
    event_id: z.string(),
    outcome: z.enum(['stored', 'dropped', 'rejected']),
    reason: z.string(),
    step: z.string(),
    attempts: z.number(),
    path: z.string(),
    raw: z.string(),
    name: z.string(),
    copies: z.number(),
  }),
};

export type FlowOutcome = z.output<typeof outcomesQuestion.row>;

/** Every row of a site, with how often it is there before parts are merged. */
export function readOutcomes(flow: Flow, siteId = flow.site.id): Promise<FlowOutcome[]> {
  return flow.events.ask(outcomesQuestion, { site: siteId });
}

/** How many rows of each outcome, every copy counted. */
export function countOutcomes(rows: readonly FlowOutcome[]): {
  stored: number;
  dropped: number;
  rejected: number;
} {
  const count = (outcome: string) =>
    rows.filter((row) => row.outcome === outcome).reduce((sum, row) => sum + row.copies, 0);
  return { stored: count('stored'), dropped: count('dropped'), rejected: count('rejected') };
}
