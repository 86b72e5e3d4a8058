// A connection as the API shows it: with its address, never with its secret.

import { type ConnectionRow, type DeliveryState, providerFacts } from '#contract/connection-report.ts';
import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import {
  type ConnectionRecord,
  openConnectionSecrets,
  openConnectionToken,
} from '#stores/records/questions/keep-connections.ts';
import type { DeliveryCounts } from '#stores/records/questions/list-deliveries.ts';

/** `collectorUrl`: public address of the collector, without trailing slash. */
export function webhookUrl(record: ConnectionRecord, keys: ConnectionKeys, collectorUrl: string): string {
  return `${collectorUrl}/hooks/${record.provider}/${openConnectionToken(record, keys)}`;
}

export function reportConnection(
  record: ConnectionRecord,
  keys: ConnectionKeys,
  collectorUrl: string,
  counts: DeliveryCounts,
): ConnectionRow {
  const recentOf = (state: DeliveryState) =>
    counts.recent.find((one) => one.connectionId === record.id && one.state === state)?.count ?? 0;
  const { secret } = openConnectionSecrets(record, keys);
  const { settings } = record;
  const facts = providerFacts[record.provider];
  const hasSetting = facts.setting === null || (settings[facts.setting] ?? '') !== '';
  return {
    id: record.id,
    siteId: record.siteId,
    provider: record.provider,
    name: record.name,
    enabled: record.enabled,
    url: webhookUrl(record, keys, collectorUrl),
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
    leaseUntil: record.leaseUntil?.toISOString() ?? null,
    createdBy: record.createdByName,
    createdAt: record.createdAt.toISOString(),
  };
}
