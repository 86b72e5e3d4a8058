// How HubSpot speaks: a bearer token, a rolling limit of ten seconds and one of the day, and its own words for what went wrong.
// Source: HubSpot's public API specifications and usage guidelines (100 calls in 10 s for a private app of the smallest plan, 5 searches a
// second, errors as `status`, `message`, `category`, `policyName`, of which any may be missing).

import { untilMidnightMs } from '#intelligence/sync/until-midnight.ts';
import type { CrmFault } from '../../http/crm-fault.ts';
import type { CrmDialect } from '../../http/crm-session.ts';
import type { HttpFault } from '../../http/http-fault.ts';
import { numberOf, textOf } from '../../http/read-json.ts';

export interface HubspotAccount {
  readonly baseUrl: string;
  readonly token: string;
  /** In which the day of the account ends. */
  readonly timeZone: string;
}

const windowMs = 10_000;
/** 423: a mass change is under way there; at least two seconds. */
const lockedMs = 2_500;
const movedMs = 3_600_000;

export function createHubspotDialect({ baseUrl, token, timeZone }: HubspotAccount): CrmDialect {
  return {
    baseUrl,
    pace: { perWindow: 100, windowMs },
    searchPace: { perWindow: 5, windowMs: 1_000 },
    authorize: async () => ({ authorization: `Bearer ${token}` }),
    renew: () => false,
    secrets: () => [token],
    explain: (fault, nowMs) => explainHubspot(fault, nowMs, timeZone),
    readPace: (headers) => ({
      limit: numberOf(headers, 'x-hubspot-ratelimit-max'),
      remaining: numberOf(headers, 'x-hubspot-ratelimit-remaining'),
      windowMs: numberOf(headers, 'x-hubspot-ratelimit-interval-milliseconds'),
    }),
    readBudget: (headers, nowMs) => {
      const remaining = numberOf(headers, 'x-hubspot-ratelimit-daily-remaining');
      return remaining === undefined ? undefined : { remaining, resetMs: untilMidnightMs(nowMs, timeZone) };
    },
  };
}

/** Undefined: what HTTP itself says holds. */
function explainHubspot(fault: HttpFault, nowMs: number, timeZone: string): CrmFault | undefined {
  const { status, json, retryAfterMs } = fault;
  const category = textOf(json, 'category');
  if (status === 429) {
    const isOfDay = /DAILY/i.test(`${textOf(json, 'policyName')} ${textOf(json, 'message')}`);
    if (isOfDay) return { kind: 'limit', reason: 'daily_limit', waitMs: untilMidnightMs(nowMs, timeZone) };
    // Some say seconds here and some milliseconds: the window itself is the longest wait that makes sense.
    return { kind: 'limit', reason: 'rate_limited', waitMs: Math.min(retryAfterMs ?? windowMs, windowMs) };
  }
  if (status === 423) return { kind: 'later', reason: 'locked', waitMs: lockedMs };
  if (status === 477) return { kind: 'limit', reason: 'rate_limited', waitMs: retryAfterMs ?? movedMs };
  if (category === 'MISSING_SCOPES') return { kind: 'mend', reason: 'permission_missing' };
  if (status === 409) return { kind: 'never', reason: 'conflict' };
  if (status === 400 && /PROPERTY_DOESNT_EXIST|does not exist/i.test(textOf(json, 'message')))
    return { kind: 'mend', reason: 'field_missing' };
  if (status === 400 && json !== undefined) return { kind: 'never', reason: 'validation' };
  return undefined;
}
