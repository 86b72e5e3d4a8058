// How Pipedrive speaks: a token in a header, a burst limit of two seconds, a budget of tokens for the day, and an envelope that says
// whether it went well. Source: Pipedrive's API reference, v1 and v2, and its guide on rate limiting.

import { untilMidnightMs } from '#intelligence/sync/until-midnight.ts';
import type { CrmFault } from '../../http/crm-fault.ts';
import type { CrmDialect } from '../../http/crm-session.ts';
import type { HttpFault } from '../../http/http-fault.ts';
import { fieldOf, numberOf, textOf } from '../../http/read-json.ts';
import { redact } from '../../http/redact.ts';

export interface PipedriveAccount {
  readonly baseUrl: string;
  readonly token: string;
  /** In which the day of the account ends. */
  readonly timeZone: string;
}

const windowMs = 2_000;
/** Whoever goes on after 429 is shut out by a gateway that answers with a page. */
const shutOutMs = 300_000;

export function createPipedriveDialect({ baseUrl, token, timeZone }: PipedriveAccount): CrmDialect {
  return {
    baseUrl,
    // Of the smallest plan.
    pace: { perWindow: 20, windowMs },
    searchPace: { perWindow: 10, windowMs },
    authorize: async () => ({ 'x-api-token': token }),
    renew: () => false,
    secrets: () => [token],
    explain: (fault, nowMs) => explainPipedrive(fault, nowMs, timeZone),
    findError: (json) =>
      fieldOf(json, 'success') === false
        ? { fault: { kind: 'never', reason: 'refused' }, detail: redact(textOf(json, 'error'), [token]) }
        : undefined,
    readPace: (headers) => ({
      limit: numberOf(headers, 'x-ratelimit-limit'),
      remaining: numberOf(headers, 'x-ratelimit-remaining'),
    }),
    readBudget: (headers, nowMs) => {
      const remaining = numberOf(headers, 'x-daily-ratelimit-token-remaining');
      return remaining === undefined ? undefined : { remaining, resetMs: untilMidnightMs(nowMs, timeZone) };
    },
  };
}

/** Undefined: what HTTP itself says holds. */
function explainPipedrive(
  { status, json, headers, retryAfterMs }: HttpFault,
  nowMs: number,
  timeZone: string,
): CrmFault | undefined {
  if (status === 429) {
    const isOfDay =
      numberOf(headers, 'x-daily-ratelimit-token-remaining') === 0 ||
      /daily|budget/i.test(textOf(json, 'error'));
    if (isOfDay) return { kind: 'limit', reason: 'daily_limit', waitMs: untilMidnightMs(nowMs, timeZone) };
    return { kind: 'limit', reason: 'rate_limited', waitMs: retryAfterMs ?? windowMs };
  }
  if (status === 403 && json === undefined)
    return { kind: 'limit', reason: 'rate_limited', waitMs: shutOutMs };
  if (status === 402) return { kind: 'mend', reason: 'permission_missing' };
  if (status === 409) return { kind: 'later', reason: 'locked', waitMs: windowMs };
  if (status === 400 && json !== undefined) return { kind: 'never', reason: 'validation' };
  return undefined;
}
