// A real collector on a real queue for tests, with one site; what it queued can be taken out again.

import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import type { CollectorSettings, SnippetAsset } from '#collector/collector-parts.ts';
import { startCollector } from '#collector/start-collector.ts';
import type { QueuedRequest } from '#contract/queued-batch.ts';
import { defaultKeptParameters, defaultSearchParameters, type Site } from '#contract/site.ts';
import { openPostgresQueueEngine } from '#stores/queue/embedded/postgres-queue-engine.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import { openEventQueue } from '#stores/queue/open-event-queue.ts';
import { createBatchSeal } from '#stores/queue/seal-batch.ts';
import { quietLog, startTestPostgres } from '#tests/support/start-test-postgres.ts';

export const siteKey = 'abcdefghjkmn';
export const secretKey = 'fsk_for_tests';

export function testSite(changes: Partial<Site> = {}): Site {
  return {
    id: 1,
    name: 'Test',
    publicKey: siteKey,
    secretKeyHash: createHash('sha256').update(secretKey).digest('hex'),
    allowedHosts: [],
    linkedDomains: [],
    consentDefault: 'limited',
    keptParameters: [...defaultKeptParameters],
    searchParameters: [...defaultSearchParameters],
    pathRules: [],
    forms: [],
    companyWithoutConsent: null,
    createdAtMs: 0,
    firstEventAtMs: null,
    ...changes,
  };
}

export interface TestCollector {
  url: string;
  queue: EventQueue;
  /** Sends JSON to the event path, or text as it is. */
  send(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Sends JSON to the server API with the secret key. */
  sendAsServer(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Takes all requests off the queue. */
  drain(): Promise<QueuedRequest[]>;
  close(): Promise<void>;
}

export async function startTestCollector(
  options: { sites?: Site[]; settings?: Partial<CollectorSettings>; assets?: SnippetAsset[] } = {},
): Promise<TestCollector> {
  const server = await startTestPostgres();
  const engine = await openPostgresQueueEngine({ ...server.connection('fiuto_queue') });
  const dayKey = Buffer.alloc(32, 3);
  const seal = createBatchSeal({ masterKey: Buffer.alloc(32, 1), addressKeyFor: () => dayKey });
  const queue = await openEventQueue(engine, seal, quietLog);
  const sites = options.sites ?? [testSite()];
  const collector = await startCollector({
    queue,
    sites: {
      byKey: (key) => sites.find(({ publicKey }) => publicKey === key),
      bySecret: (hash) => sites.find(({ secretKeyHash }) => secretKeyHash === hash),
      all: () => sites,
      refresh: async () => undefined,
    },
    daySecrets: { visitorSaltFor: () => dayKey },
    settings: { ...testSettings, ...options.settings },
    assets: options.assets ?? [],
    log: quietLog,
  });
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(collector.url + path, {
      method: 'POST',
      headers,
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    } as RequestInit);
  return {
    url: collector.url,
    queue,
    send: (body, headers = {}) => post('/e', body, { 'content-type': 'text/plain', ...headers }),
    sendAsServer: (body, headers = {}) =>
      post('/v1/batch', body, {
        'content-type': 'application/json',
        authorization: `Bearer ${secretKey}`,
        ...headers,
      }),
    drain: () => drain(queue),
    close: async () => {
      await collector.close();
      await queue.close();
      await server.stop();
    },
  };
}

const testSettings: CollectorSettings = {
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

async function drain(queue: EventQueue): Promise<QueuedRequest[]> {
  const taken: QueuedRequest[] = [];
  const consumer = queue.consume(async ({ batch }) => void taken.push(...batch.requests), { concurrency: 1 });
  await vi.waitUntil(async () => (await queue.waitingEvents()).size === 0, { timeout: 30_000, interval: 20 });
  await consumer.stop();
  return taken;
}

/** A page view as the browser script sends it. */
export function pageView(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: 'page_view', at: Date.now(), page: { url: 'https://www.example.com/' }, ...changes };
}

/** A body as the browser script sends it, consent granted. */
export function granted(events: unknown[], changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    v: 1,
    site: siteKey,
    consent: { state: 'granted' },
    visitor: '0011223344556677',
    events,
    ...changes,
  };
}
