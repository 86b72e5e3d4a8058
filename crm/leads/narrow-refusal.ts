// Whether a permission is missing for one lead or for all of them: one that this token may not see must not stop the others.

import type { WebhookProvider } from '#contract/connection-report.ts';
import type { HttpFaultCode } from '../http/http-fault.ts';
import type { Delivery } from '../outbox/deliverer.ts';
import type { LeadAccount, LeadParts } from './lead-account.ts';
import { tryLeadAccount } from './try-lead-account.ts';

/** They say nothing of the account. */
const passing: ReadonlySet<string> = new Set<HttpFaultCode>([
  'unreachable',
  'timed_out',
  'unavailable',
  'not_json',
  'rate_limited',
]);

/** `delivery`: what the refusal of one lead would mean for the whole lane. Asks the provider only where a permission is missing. */
export async function narrowRefusal(
  reach: LeadParts,
  provider: WebhookProvider,
  account: LeadAccount,
  delivery: Delivery,
): Promise<Delivery> {
  if (delivery.outcome !== 'paused' || delivery.reason !== 'permission_missing') return delivery;
  const { reason, detail } = delivery;
  const trial = await tryLeadAccount(reach, provider, account);
  if (trial.works) return { outcome: 'aside', reason, detail };
  if (passing.has(trial.reason)) return { outcome: 'again', reason: trial.reason, detail: trial.detail };
  return delivery;
}
