// A collector, the understanding of deliveries and the outbox over real records, with connections to stand-ins of the providers.

import type { WireEngagement } from '#contract/engagement.ts';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { openDeliverers } from '#crm/open-deliverers.ts';
import { deliverItems } from '#crm/outbox/deliver-items.ts';
import type { Deliverers } from '#crm/outbox/deliverer.ts';
import { openCrmAccounts } from '#crm/sync/crm-accounts.ts';
import { signWebhook } from '#intelligence/webhooks/sign-webhook.ts';
import { understandDeliveries } from '#processor/connections/understand-deliveries.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { listPausedLanes } from '#stores/records/outbox/pause-lane.ts';
import { changeConnection, findConnection } from '#stores/records/questions/keep-connections.ts';
import { openWhoRefused } from '#stores/records/rights/may-be-asked-about.ts';
import {
  keys,
  masterSecret,
  openWebhookIntake,
  type TestConnection,
  type WebhookIntake,
} from '#tests/collector/webhooks/open-webhook-intake.ts';
import { withoutAlerts } from '#tests/support/crm/without-alerts.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { type GraphStub, startGraphStub } from './start-graph-stub.ts';
import { type LinkedinStub, startLinkedinStub } from './start-linkedin-stub.ts';

export const webhookSecret = 'app-secret';

export interface LeadDesk {
  intake: WebhookIntake;
  graph: GraphStub;
  linkedin: LinkedinStub;
  deliverers: Deliverers;
  /** Everything that was put on the queue. */
  queued: QueuedBatch[];
  connect(provider: 'meta' | 'linkedin', accessToken?: string): Promise<TestConnection>;
  giveToken(connection: TestConnection, accessToken: string): Promise<void>;
  /** Signed as the provider does; answers the status. */
  deliver(connection: TestConnection, provider: 'meta' | 'linkedin', body: unknown): Promise<number>;
  understand(): Promise<void>;
  /** A round of the outbox. */
  fetchLeads(): Promise<number>;
  /** Engagements that were queued so far. */
  told(): WireEngagement[];
  /** Why a lane stands still. */
  paused(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openLeadDesk(): Promise<LeadDesk> {
  const [intake, graph, linkedin] = [
    await openWebhookIntake(),
    await startGraphStub(),
    await startLinkedinStub(),
  ];
  const { records } = intake;
  const reach = { records, allowedHosts: ['127.0.0.1'], timeoutMs: 2_000 };
  const desk = {
    ...reach,
    keys: openOutboxKeys(masterSecret),
    connectionKeys: keys,
    refused: openWhoRefused(records, masterSecret),
    log: quietLog,
  };
  const deliverers = openDeliverers(
    { ...reach, keys, graphUrl: graph.url, linkedinUrl: linkedin.url },
    withoutAlerts(records, masterSecret, reach),
    desk,
    openCrmAccounts(desk),
  );
  const queued: QueuedBatch[] = [];
  const outbox = { records, deliverers, keys: openOutboxKeys(masterSecret), log: quietLog };
  const giveToken = async (connection: TestConnection, accessToken: string) => {
    await changeConnection(records, connection.id, { credentials: { accessToken } }, keys);
  };
  return {
    ...{ intake, graph, linkedin, deliverers, queued, giveToken },
    connect: async (provider, accessToken = '') => {
      const connection = await intake.connect(provider, { secret: webhookSecret });
      if (accessToken !== '') await giveToken(connection, accessToken);
      return connection;
    },
    deliver: async (connection, provider, body) => {
      const record = await findConnection(records, connection.id);
      const signed = signWebhook(provider, {
        ...{ url: connection.url, contentType: 'application/json', body: JSON.stringify(body) },
        secrets: { secret: webhookSecret, verifyToken: '', topicArn: '', channelId: '' },
        ...{ nowMs: Date.now(), nonce: String(record?.id) },
      });
      const answer = await fetch(connection.url, {
        method: 'POST',
        headers: signed?.headers ?? {},
        body: signed?.body ?? '',
      });
      return answer.status;
    },
    understand: async () => {
      const parts = {
        records,
        secret: masterSecret,
        log: quietLog,
        confirmTopic: async () => undefined,
        keepFlags: async () => undefined,
      };
      const queue = { add: async (batches: readonly QueuedBatch[]) => void queued.push(...batches) };
      while ((await understandDeliveries({ ...parts, queue })) > 0);
    },
    fetchLeads: () =>
      deliverItems({ ...outbox, itemsAtOnce: 10, leaseMs: 60_000 }, new AbortController().signal),
    told: () =>
      queued.flatMap(({ requests }) =>
        requests.flatMap(({ events }) => events.map(({ raw }) => raw as WireEngagement)),
      ),
    paused: async () => (await listPausedLanes(records)).map(({ reason }) => reason),
    close: async () => {
      await intake.close();
      await graph.close();
      await linkedin.close();
    },
  };
}

export function metaLead(id: string, createdSeconds = 1_789_000_000, page = '777') {
  const value = { leadgen_id: id, page_id: page, form_id: '55', created_time: createdSeconds };
  return {
    object: 'page',
    entry: [{ id: page, time: createdSeconds, changes: [{ field: 'leadgen', value }] }],
  };
}

export function linkedinLead(id: string, leadAction: 'CREATED' | 'DELETED' = 'CREATED') {
  return {
    ...{ type: 'LEAD_ACTION', leadGenFormResponse: `urn:li:leadGenFormResponse:${id}`, leadAction },
    ...{ leadGenForm: 'urn:li:leadGenForm:7234246', leadType: 'SPONSORED', occurredAt: 1_790_000_000_000 },
  };
}
