// How a REST API is spoken to that says nothing of itself: credentials as the mapping has them, a stated pace, what HTTP says of refusals.

import type { CrmCredentials } from '#contract/crm.ts';
import type { RestMapping } from '#contract/rest-report.ts';
import { askJson } from '../../http/ask-json.ts';
import { CrmError, type CrmFault, faultOfHttp } from '../../http/crm-fault.ts';
import type { CrmDialect, SessionSettings } from '../../http/crm-session.ts';
import { HttpFault } from '../../http/http-fault.ts';
import { numberOf, textOf } from '../../http/read-json.ts';

export interface RestAccount {
  readonly baseUrl: string;
  readonly credentials: CrmCredentials;
  readonly mapping: RestMapping;
}

const tokenBytesMax = 1024 * 1024;

export function createRestDialect(account: RestAccount, settings: SessionSettings): CrmDialect {
  const { baseUrl, credentials, mapping } = account;
  const { user, secret } = credentials;
  const { kind, headerName } = mapping.auth;
  let token = '';
  return {
    baseUrl,
    pace: { perWindow: mapping.callsPerSecond, windowMs: 1_000 },
    authorize: async () => {
      if (kind === 'none') return {};
      if (secret === '' || (user === '' && (kind === 'basic' || kind === 'oauth')))
        throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, '');
      if (kind === 'header') return { [headerName.toLowerCase()]: secret };
      if (kind === 'basic') return { authorization: basic(user, secret) };
      if (kind === 'bearer') return { authorization: `Bearer ${secret}` };
      token ||= await askToken(account, settings);
      return { authorization: `Bearer ${token}` };
    },
    renew: () => {
      if (kind !== 'oauth') return false;
      token = '';
      return true;
    },
    secrets: () => [secret, token, basic(user, secret)],
    explain,
    readPace: (headers) => ({
      remaining: numberOf(headers, 'ratelimit-remaining') ?? numberOf(headers, 'x-ratelimit-remaining'),
    }),
  };
}

function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

/** Undefined: what HTTP itself says holds. */
function explain({ status, json }: HttpFault): CrmFault | undefined {
  // Plain servers say it with a page as well.
  if (status === 401) return { kind: 'mend', reason: 'credentials_refused' };
  // Somebody changed it after we had read it.
  if (status === 412) return { kind: 'never', reason: 'changed_there' };
  if (status === 409) return { kind: 'never', reason: 'conflict' };
  if ((status === 400 || status === 422) && json !== undefined)
    return { kind: 'never', reason: 'validation' };
  return undefined;
}

/** With the client's own credentials. Source: RFC 6749, sections 2.3.1 and 4.4. */
async function askToken(account: RestAccount, settings: SessionSettings): Promise<string> {
  const { user, secret } = account.credentials;
  try {
    return await fetchToken(account, settings, { authorization: encoded(user, secret) }, {});
  } catch (error) {
    const isRefused = error instanceof HttpFault && [400, 401].includes(error.status);
    if (!isRefused) throw told(error);
  }
  // Some servers read them from the body alone.
  try {
    return await fetchToken(account, settings, {}, { client_id: user, client_secret: secret });
  } catch (error) {
    throw told(error);
  }
}

function encoded(user: string, secret: string): string {
  return basic(encodeURIComponent(user), encodeURIComponent(secret));
}

async function fetchToken(
  { baseUrl, credentials: { user, secret }, mapping: { auth } }: RestAccount,
  { timeoutMs, allowedHosts, signal }: SessionSettings,
  headers: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Promise<string> {
  const { json } = await askJson({
    url: auth.tokenUrl.startsWith('/') ? `${baseUrl}${auth.tokenUrl}` : auth.tokenUrl,
    method: 'POST',
    headers,
    form: {
      grant_type: 'client_credentials',
      ...(auth.scope === '' ? {} : { scope: auth.scope }),
      ...own,
    },
    secrets: [secret, encoded(user, secret), basic(user, secret)],
    ...{ timeoutMs, bytesMax: tokenBytesMax, allowedHosts, nowMs: Date.now() },
    ...(signal ? { signal } : {}),
  });
  const token = textOf(json, 'access_token');
  if (token === '') throw new CrmError({ kind: 'mend', reason: 'credentials_refused' }, 'no token was given');
  return token;
}

function told(error: unknown): unknown {
  if (!(error instanceof HttpFault)) return error;
  const isRefused = [400, 401, 403].includes(error.status);
  const fault: CrmFault = isRefused ? { kind: 'mend', reason: 'credentials_refused' } : faultOfHttp(error);
  return new CrmError(fault, error.detail, { json: error.json });
}
