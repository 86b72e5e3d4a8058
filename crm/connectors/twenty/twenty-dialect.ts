// How Twenty speaks: a bearer key, a hundred calls a minute, and refusals whose sentences stand in `messages`.
// Source: Twenty's developer documentation, APIs; its handlers of REST.

import { CrmError, type CrmFault } from '../../http/crm-fault.ts';
import type { CrmDialect } from '../../http/crm-session.ts';
import type { HttpFault } from '../../http/http-fault.ts';
import { listOf, textOf } from '../../http/read-json.ts';

export interface TwentyAccount {
  readonly baseUrl: string;
  readonly key: string;
}

const windowMs = 60_000;
/** When it says "too many" and not for how long. */
const limitedMs = 20_000;

export function createTwentyDialect({ baseUrl, key }: TwentyAccount): CrmDialect {
  return {
    baseUrl,
    pace: { perWindow: 100, windowMs },
    authorize: async () => {
      if (key === '') throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, '');
      return { authorization: `Bearer ${key}` };
    },
    renew: () => false,
    secrets: () => [key],
    explain: explainTwenty,
  };
}

/** Undefined: what HTTP itself says holds. */
function explainTwenty({ status, json, retryAfterMs }: HttpFault): CrmFault | undefined {
  const said = [textOf(json, 'error'), textOf(json, 'code'), ...listOf(json, 'messages').map(String)].join(
    ' ',
  );
  if (status === 429 || (json !== undefined && /limit reached|too many requests/i.test(said)))
    return { kind: 'limit', reason: 'rate_limited', waitMs: retryAfterMs ?? limitedMs };
  if (json === undefined || status >= 500 || status === 401) return undefined;
  if (/permission.?denied|forbidden|does not have permission/i.test(said))
    return { kind: 'mend', reason: 'permission_missing' };
  if (/record not found/i.test(said)) return { kind: 'gone' };
  if (/duplicate entry/i.test(said)) return { kind: 'never', reason: 'conflict' };
  if (status === 400 && /doesn't (have any|exist)|does not exist|unknown field/i.test(said))
    return { kind: 'mend', reason: 'field_missing' };
  return status === 400 ? { kind: 'never', reason: 'validation' } : undefined;
}
