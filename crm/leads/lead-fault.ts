// What a provider's refusal means for the leads of a connection, and what becomes of the item.

import { HttpFault } from '../http/http-fault.ts';
import type { Delivery } from '../outbox/deliverer.ts';

/** `mend`: nothing can be fetched before somebody does something. `limit`: too much was asked. `never`: this lead cannot be had. */
export type LeadFault =
  | { readonly kind: 'mend'; readonly reason: MendReason }
  | { readonly kind: 'limit' }
  | { readonly kind: 'later' }
  | { readonly kind: 'never'; readonly reason: 'lead_not_found' };

/** Each has a sentence on the Connections page that says what to do. */
export type MendReason =
  | 'no_token'
  | 'token_expired'
  | 'token_refused'
  | 'permission_missing'
  | 'version_refused'
  | 'app_secret_wrong'
  | 'host_refused';

/** When a provider says "too many" without saying for how long. */
const limitWaitMs = 300_000;
/** So long a provider may not know a lead yet that it told of itself. */
const freshMs = 3_600_000;

/** `explain`: the provider's own codes, before what HTTP says. `atMs`: when the lead was sent. Both in milliseconds since 1970. */
export function describeLeadFault(
  error: unknown,
  explain: (fault: HttpFault) => LeadFault | undefined,
  { nowMs, atMs }: { nowMs: number; atMs: number },
): Delivery {
  if (!(error instanceof HttpFault)) throw error;
  const { detail, retryAfterMs } = error;
  const fault = explain(error) ?? explainHttp(error);
  if (fault.kind === 'mend') return { outcome: 'paused', reason: fault.reason, detail, untilMs: null };
  if (fault.kind === 'limit')
    return {
      outcome: 'paused',
      reason: 'rate_limited',
      detail,
      untilMs: nowMs + (retryAfterMs ?? limitWaitMs),
    };
  if (fault.kind === 'never')
    return { outcome: nowMs - atMs < freshMs ? 'again' : 'aside', reason: fault.reason, detail };
  return { outcome: 'again', reason: error.code, detail, waitMs: retryAfterMs };
}

/** Why the account cannot be used at all; undefined when that is not to blame. */
export function readMendReason(
  error: unknown,
  explain: (fault: HttpFault) => LeadFault | undefined,
): MendReason | undefined {
  if (!(error instanceof HttpFault)) return undefined;
  const fault = explain(error) ?? explainHttp(error);
  return fault.kind === 'mend' ? fault.reason : undefined;
}

function explainHttp({ code }: HttpFault): LeadFault {
  if (code === 'unauthorized') return { kind: 'mend', reason: 'token_refused' };
  if (code === 'forbidden') return { kind: 'mend', reason: 'permission_missing' };
  if (code === 'private_host') return { kind: 'mend', reason: 'host_refused' };
  if (code === 'rate_limited') return { kind: 'limit' };
  if (code === 'not_found') return { kind: 'never', reason: 'lead_not_found' };
  // What is refused for a reason of its own may be accepted when somebody has changed something there: it is tried some times.
  return { kind: 'later' };
}
