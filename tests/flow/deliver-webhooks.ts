// A collector that takes webhooks into the records of a flow, and connections of it.

import { startCollector } from '#collector/start-collector.ts';
import type { ConnectionSettings, WebhookProvider } from '#contract/connection-report.ts';
import { makeConnectionToken, openConnectionKeys } from '#stores/records/connection-keys.ts';
import { createConnection } from '#stores/records/questions/keep-connections.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import type { Flow, FlowPlace } from './start-flow.ts';

export interface FlowIntake {
  connect(
    provider: WebhookProvider,
    more?: { trackingConsent?: boolean; settings?: ConnectionSettings },
  ): Promise<{ id: number; deliver(body: unknown): Promise<number> }>;
  close(): Promise<void>;
}

/** The secret of every connection, which is sent as a bearer. */
const secret = 'flow-secret';

export async function openFlowIntake(
  flow: Pick<Flow, 'records' | 'site'>,
  place: FlowPlace,
): Promise<FlowIntake> {
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
      ...{ trustedProxies: [], bodyBytesMax: 512_000, eventsPerRequestMax: 500, requestsPerMinuteMax: 0 },
    },
    assets: [],
    webhooks: {
      ...{ records: flow.records, secret: place.masterKey, publicUrl: '' },
      loadCertificate: () => Promise.reject(new Error('none')),
    },
    log: quietLog,
  });
  return {
    connect: async (provider, { trackingConsent = false, settings = {} } = {}) => {
      const token = makeConnectionToken();
      const row = await createConnection(
        flow.records,
        {
          ...{ siteId: flow.site.id, provider, name: provider, token, settings, trackingConsent },
          secrets: { secret, verifyToken: '' },
          by: { id: 'u1', name: 'Ada' },
        },
        openConnectionKeys(place.masterKey),
      );
      const url = `${collector.url}/hooks/${provider}/${token}`;
      return {
        id: row?.id ?? 0,
        deliver: async (body) => {
          const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
          const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
          return answer.status;
        },
      };
    },
    close: collector.close,
  };
}
