// What a refusal stops: a permission that is missing for one lead must not stop the others, and one that somebody mended meanwhile
// stops nothing.

import type { WebhookProvider } from '#contract/connection-report.ts';
import type { HttpFaultCode } from '../http/http-fault.ts';
import type { Delivery } from '../outbox/deliverer.ts';
import { type LeadAccount, type LeadParts, pauseForAccount } from './lead-account.ts';
import { tryLeadAccount } from './try-lead-account.ts';

/** They pass by themselves, and say nothing of the account. */
const passing: ReadonlySet<string> = new Set<HttpFaultCode>([
  'unreachable',
  'timed_out',
  'unavailable',
  'not_json',
  'rate_limited',
]);

const refusedQuestion: HttpFaultCode = 'refused';

/** `delivery`: what the refusal of one lead would mean for the whole lane. Asks the provider only where a permission is missing. */
export async function narrowRefusal(
  reach: LeadParts,
  provider: WebhookProvider,
  account: LeadAccount,
  delivery: Delivery,
): Promise<Delivery> {
  // What the provider limits is over by itself.
  if (delivery.outcome !== 'paused' || delivery.untilMs !== null) return delivery;
  const { reason, detail } = delivery;
  const { connectionId } = account;
  const paused = pauseForAccount(reach, { connectionId, provider }, account, { reason, detail });
  if (reason !== 'permission_missing') return paused;
  // Whose leads the token must be able to read nobody has said: one that it may not read may be anybody's.
  if (provider === 'linkedin' && account.owner === '') return { outcome: 'aside', reason, detail };
  const trial = await tryLeadAccount(reach, provider, account);
  // A question that is wrong in itself proves nothing against the account.
  if (trial.works || trial.reason === refusedQuestion) return { outcome: 'aside', reason, detail };
  if (passing.has(trial.reason)) return { outcome: 'again', reason: trial.reason, detail: trial.detail };
  return paused;
}
