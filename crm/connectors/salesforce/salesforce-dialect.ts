// How Salesforce speaks: a token of OAuth that is asked for with the app's own credentials or a refresh token, a count of the calls of a
// day in each answer, and refusals as a list of codes. Source: Salesforce's REST API developer guide.

import { CrmError, type CrmFault } from '../../http/crm-fault.ts';
import type { CrmDialect, RawAsk } from '../../http/crm-session.ts';
import type { HttpFault } from '../../http/http-fault.ts';
import { fieldOf, textOf } from '../../http/read-json.ts';
import { faultOfSalesforce } from './salesforce-faults.ts';

export interface SalesforceAccount {
  /** Of the organisation's own domain, without trailing slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** '' for the app's own credentials. */
  readonly refreshToken: string;
}

/** It limits how many calls are under way, and not how many in a second; this one is for people who work beside us. */
const pace = { perWindow: 20, windowMs: 1_000 };
/** The day's calls are those of the last 24 hours: some come back with each hour. */
const refilledMs = 3_600_000;

export interface SalesforceDialect extends CrmDialect {
  /** Whose token it is; '' before one was asked for. */
  tellUser(): string;
}

export function createSalesforceDialect(account: SalesforceAccount): SalesforceDialect {
  let [token, user] = ['', ''];
  // Where the app gives a new one each time, the one before no longer holds.
  let refreshToken = account.refreshToken;
  return {
    baseUrl: account.baseUrl,
    pace,
    tellUser: () => user,
    authorize: async (raw) => {
      if (token === '') {
        const given = await askToken(raw, { ...account, refreshToken });
        [token, user] = [given.token, given.user || user];
        refreshToken = given.refreshToken || refreshToken;
      }
      return { authorization: `Bearer ${token}` };
    },
    renew: () => {
      token = '';
      return true;
    },
    secrets: () => [account.clientSecret, account.refreshToken, refreshToken, token],
    explain: explainSalesforce,
    readBudget: (headers) => {
      const [, used, of] = /api-usage=(\d+)\/(\d+)/.exec(textOf(headers, 'sforce-limit-info')) ?? [];
      return of === undefined ? undefined : { remaining: Number(of) - Number(used), resetMs: refilledMs };
    },
  };
}

async function askToken(
  raw: RawAsk,
  { baseUrl, clientId, clientSecret, refreshToken }: SalesforceAccount,
): Promise<{ token: string; refreshToken: string; user: string }> {
  if (clientId === '' || (clientSecret === '' && refreshToken === ''))
    throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, '');
  const form = {
    client_id: clientId,
    ...(clientSecret === '' ? {} : { client_secret: clientSecret }),
    ...(refreshToken === ''
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
  const { json } = await raw({ path: '/services/oauth2/token', method: 'POST', form, isRepeatable: true });
  const token = textOf(json, 'access_token');
  if (token === '') throw new CrmError({ kind: 'mend', reason: 'credentials_refused' }, 'no token was given');
  const instance = textOf(json, 'instance_url');
  // What was typed in is asked and nothing else; where it is only the door, its people must name the house.
  if (URL.canParse(instance) && new URL(instance).origin !== new URL(baseUrl).origin)
    throw new CrmError(
      { kind: 'mend', reason: 'not_this_crm' },
      `its address is ${new URL(instance).origin}`,
    );
  // The address of whoever it was given to ends with their id.
  const user = textOf(json, 'id').split('/').at(-1) ?? '';
  return { token, refreshToken: textOf(json, 'refresh_token'), user };
}

/** Undefined: what HTTP itself says holds. */
function explainSalesforce({ status, json, retryAfterMs }: HttpFault): CrmFault | undefined {
  // What the door says of credentials has other words than the API.
  if (status === 400 && typeof fieldOf(json, 'error') === 'string')
    return { kind: 'mend', reason: 'credentials_refused' };
  if (status === 429) return { kind: 'limit', reason: 'rate_limited', waitMs: retryAfterMs ?? 10_000 };
  const code = textOf(json, 0, 'errorCode');
  if (code === 'REQUEST_LIMIT_EXCEEDED') return { kind: 'limit', reason: 'daily_limit', waitMs: refilledMs };
  return code === '' || status >= 500 ? undefined : faultOfSalesforce(code);
}
