// A connection as the API shows it: with its address where that is no secret, never with a secret.

import {
  type ConnectionRow,
  type DeliveryState,
  type LeadFetching,
  providerFacts,
} from '#contract/connection-report.ts';
import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import type { OutboxCount } from '#stores/records/outbox/list-items.ts';
import type { PausedLane } from '#stores/records/outbox/pause-lane.ts';
import {
  type ConnectionRecord,
  type KeptSecrets,
  openConnectionSecrets,
  openConnectionToken,
} from '#stores/records/questions/keep-connections.ts';
import type { DeliveryCounts } from '#stores/records/questions/list-deliveries.ts';
import { connectionLane } from '#stores/records/reported/lead-record-key.ts';

/** `collectorUrl`: public address of the collector, without trailing slash. */
export function webhookUrl(record: ConnectionRecord, keys: ConnectionKeys, collectorUrl: string): string {
  return `${collectorUrl}/hooks/${record.provider}/${openConnectionToken(record, keys)}`;
}

export interface ConnectionFindings {
  readonly counts: DeliveryCounts;
  readonly outbox: readonly OutboxCount[];
  readonly lanes: readonly PausedLane[];
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export function reportConnection(
  record: ConnectionRecord,
  keys: ConnectionKeys,
  collectorUrl: string,
  findings: ConnectionFindings,
): ConnectionRow {
  const { counts } = findings;
  const recentOf = (state: DeliveryState) =>
    counts.recent.find((one) => one.connectionId === record.id && one.state === state)?.count ?? 0;
  const secrets = openConnectionSecrets(record, keys);
  const { secret } = secrets;
  const { settings } = record;
  const facts = providerFacts[record.provider];
  const hasSetting = facts.setting === null || (settings[facts.setting] ?? '') !== '';
  return {
    id: record.id,
    siteId: record.siteId,
    provider: record.provider,
    name: record.name,
    enabled: record.enabled,
    url: facts.isAddressSecret
      ? `${collectorUrl}/hooks/${record.provider}/…`
      : webhookUrl(record, keys, collectorUrl),
    hasSecret: (facts.secret === 'none' || secret !== '') && hasSetting,
    trackingConsent: record.trackingConsent,
    settings,
    lastReceivedAt: counts.last.get(record.id)?.toISOString() ?? null,
    recent: {
      waiting: recentOf('waiting'),
      understood: recentOf('understood'),
      ignored: recentOf('ignored'),
      failed: recentOf('failed'),
    },
    refused: {
      count: record.refusedCount,
      lastAt: record.refusedAt?.toISOString() ?? null,
      lastReason: record.refusedReason,
    },
    unsigned: { count: record.unsignedCount, lastAt: record.unsignedAt?.toISOString() ?? null },
    deleted: { count: record.deletedCount, lastAt: record.deletedAt?.toISOString() ?? null },
    leads: facts.fetchesLeads ? reportLeads(record, findings) : null,
    oldSecret: reportOldSecret(record.id, secrets, findings),
    oldAddressUntil:
      record.oldTokenUntil !== null && record.oldTokenUntil.getTime() > findings.nowMs
        ? record.oldTokenUntil.toISOString()
        : null,
    leaseUntil: record.leaseUntil?.toISOString() ?? null,
    createdBy: record.createdByName,
    createdAt: record.createdAt.toISOString(),
  };
}

function reportLeads(record: ConnectionRecord, { outbox, lanes }: ConnectionFindings): LeadFetching {
  const own = outbox.filter(({ connectionId }) => connectionId === record.id);
  const countOf = (isMeant: (one: OutboxCount) => boolean) =>
    own.filter(isMeant).reduce((sum, { count }) => sum + count, 0);
  const isCheck = ({ kind }: OutboxCount) => kind === 'check_linkedin_lead';
  const lane = lanes.find((one) => one.lane === connectionLane(record.id));
  return {
    hasToken: record.sealedCredentials !== '',
    waiting: countOf((one) => one.state === 'waiting' && !isCheck(one)),
    checking: countOf((one) => one.state === 'waiting' && isCheck(one)),
    aside: countOf(({ state }) => state === 'aside'),
    paused: lane
      ? {
          ...{ reason: lane.reason, detail: lane.detail, since: lane.changedAt.toISOString() },
          until: lane.pausedUntil?.toISOString() ?? null,
        }
      : null,
  };
}

function reportOldSecret(
  id: number,
  { oldSecret = '', oldUntilMs = 0 }: KeptSecrets,
  { counts, nowMs }: ConnectionFindings,
): ConnectionRow['oldSecret'] {
  if (oldSecret === '' || oldUntilMs <= nowMs) return null;
  return { until: new Date(oldUntilMs).toISOString(), lastUsed: counts.lastSecret.get(id) ?? '' };
}
