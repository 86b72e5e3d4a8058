// Reads a payload with the adapter of its provider, and holds what comes out to the contract.

import type { ConnectionSettings, WebhookProvider } from '#contract/connection-report.ts';
import { engagementSchema, type WireEngagement } from '#contract/engagement.ts';
import { findAdapter } from '#processor/adapters/webhooks/find-adapter.ts';
import type { UnderstoodWebhook } from '#processor/adapters/webhooks/webhook-adapter.ts';

export const receivedAtMs = Date.UTC(2026, 9, 1, 12);

export function readWith(
  provider: WebhookProvider,
  payload: unknown,
  more: { headers?: Record<string, string>; settings?: ConnectionSettings } = {},
): UnderstoodWebhook {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const headers = more.headers ?? { 'content-type': 'application/json' };
  const understood = findAdapter(provider)({
    ...{ provider, headers, body, receivedAtMs },
    settings: more.settings ?? {},
  });
  for (const engagement of understood.engagements) engagementSchema.parse(engagement);
  return understood;
}

export function engagementsOf(
  provider: WebhookProvider,
  payload: unknown,
  more?: Parameters<typeof readWith>[2],
): readonly WireEngagement[] {
  return readWith(provider, payload, more).engagements;
}
