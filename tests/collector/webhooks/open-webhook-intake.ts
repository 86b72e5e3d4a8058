// A collector that takes webhooks into real records, with connections of any provider.

import { startCollector } from '#collector/start-collector.ts';
import type { ConnectionSettings, WebhookProvider } from '#contract/connection-report.ts';
import type { LoadCertificate } from '#intelligence/webhooks/verify-sns.ts';
import { makeConnectionToken, openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { createConnection } from '#stores/records/questions/keep-connections.ts';
import { listDeliveries } from '#stores/records/questions/list-deliveries.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

export const masterSecret = 'ab'.repeat(32);
export const keys = openConnectionKeys(masterSecret);

export interface TestConnection {
  id: number;
  /** Address of its webhook. */
  url: string;
  /** What was kept of it. */
  deliveries(): ReturnType<typeof listDeliveries>;
}

export interface WebhookIntake {
  records: Records;
  url: string;
  siteId: number;
  connect(
    provider: WebhookProvider,
    more?: { secret?: string; settings?: ConnectionSettings; trackingConsent?: boolean },
  ): Promise<TestConnection>;
  close(): Promise<void>;
}

export async function openWebhookIntake(loadCertificate?: LoadCertificate): Promise<WebhookIntake> {
  const records = await openTestRecords();
  const { site } = await createSite(records, { name: 'Test' });
  const collector = await startCollector({
    queue: { add: () => Promise.reject(new Error('nothing is queued here')) },
    sites: {
      byKey: () => undefined,
      bySecret: () => undefined,
      all: () => [],
      refresh: async () => undefined,
    },
    daySecrets: { visitorSaltFor: () => null },
    settings: {
      ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
      ...{ trustedProxies: [], bodyBytesMax: 512_000, eventsPerRequestMax: 500, requestsPerMinuteMax: 60 },
    },
    assets: [],
    webhooks: {
      records,
      secret: masterSecret,
      publicUrl: '',
      loadCertificate: loadCertificate ?? (() => Promise.reject(new Error('none'))),
    },
    log: quietLog,
  });
  return {
    records,
    url: collector.url,
    siteId: site.id,
    connect: async (provider, { secret = '', settings = {}, trackingConsent = false } = {}) => {
      const token = makeConnectionToken();
      const row = await createConnection(
        records,
        {
          ...{ siteId: site.id, provider, name: provider, token, settings, trackingConsent },
          secrets: { secret, verifyToken: 'verify-me' },
          by: { id: 'u1', name: 'Ada' },
        },
        keys,
      );
      if (row === undefined) throw new Error('no connection was made');
      return {
        id: row.id,
        url: `${collector.url}/hooks/${provider}/${token}`,
        deliveries: () => listDeliveries(records, row.id, { limit: 1_000 }),
      };
    },
    close: async () => {
      await collector.close();
      await records.close();
    },
  };
}
