// Asks Meta's Graph API, and says what its refusals mean for a page's leads. Sources: developers.facebook.com/docs/graph-api/guides/error-handling,
// /docs/graph-api/overview/rate-limiting, /docs/marketing-api/guides/lead-ads/retrieving.

import { createHmac } from 'node:crypto';
import { askJson, type JsonAnswer } from '../http/ask-json.ts';
import type { HttpFault } from '../http/http-fault.ts';
import type { LeadAccount, LeadParts } from './lead-account.ts';
import type { LeadFault } from './lead-fault.ts';

/** The one that this was written for; a connection may name another. */
const graphVersion = 'v25.0';

const bytesMax = 1024 * 1024;
const minuteMs = 60_000;

export async function askGraph(
  { graphUrl, timeoutMs, allowedHosts }: Pick<LeadParts, 'graphUrl' | 'timeoutMs' | 'allowedHosts'>,
  { accessToken, appSecret, apiVersion }: LeadAccount,
  path: string,
  { signal, nowMs }: { signal?: AbortSignal; nowMs: number },
): Promise<JsonAnswer> {
  const url = new URL(`${graphUrl}/${apiVersion || graphVersion}/${path}`);
  // Proves that whoever uses the token has the app's secret as well; apps may be set to ask for it.
  const proof = appSecret === '' ? '' : createHmac('sha256', appSecret).update(accessToken).digest('hex');
  if (proof !== '') url.searchParams.set('appsecret_proof', proof);
  return askJson({
    url: url.href,
    headers: { authorization: `Bearer ${accessToken}` },
    secrets: [accessToken, appSecret, proof],
    ...{ timeoutMs, bytesMax, allowedHosts, nowMs },
    ...(signal ? { signal } : {}),
  });
}

/** Codes for which the token, the app or the page's settings are to blame. */
const tokenCodes = new Set([102, 190, 463, 467]);
const permissionCodes = new Set([3, 10]);
const limitCodes = new Set([4, 17, 32, 341, 613]);
const passingCodes = new Set([1, 2]);
const versionCodes = new Set([12, 2635]);

/** `headers` and `nowMs` are those of the answer. Undefined: what HTTP itself says holds. */
export function explainGraph(fault: HttpFault): LeadFault | undefined {
  const error = readError(fault.json);
  if (error === undefined) return undefined;
  const { code, subcode, message } = error;
  if (tokenCodes.has(code))
    return { kind: 'mend', reason: subcode === 463 ? 'token_expired' : 'token_refused' };
  if (limitCodes.has(code) || (code >= 80_000 && code < 80_100)) return { kind: 'limit' };
  if (permissionCodes.has(code) || (code >= 200 && code < 300))
    return { kind: 'mend', reason: 'permission_missing' };
  if (passingCodes.has(code)) return { kind: 'later' };
  if (versionCodes.has(code) || /\bversion\b/i.test(message))
    return { kind: 'mend', reason: 'version_refused' };
  if (code === 100 && /appsecret_proof/i.test(message)) return { kind: 'mend', reason: 'app_secret_wrong' };
  // Graph says the same of what is gone and of what this token may not see.
  if (code === 100 && subcode === 33) return { kind: 'never', reason: 'lead_not_found' };
  return undefined;
}

function readError(json: unknown): { code: number; subcode: number; message: string } | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const error: unknown = Reflect.get(json, 'error');
  if (typeof error !== 'object' || error === null) return undefined;
  const number = (name: string) => Number(Reflect.get(error, name) ?? 0);
  return {
    code: number('code'),
    subcode: number('error_subcode'),
    message: String(Reflect.get(error, 'message') ?? ''),
  };
}

/** From so many hundredths of what is allowed, we wait rather than be refused. */
const fullAt = 95;

/** Milliseconds to rest, when the page or the app is nearly at its limit; undefined otherwise. */
export function readGraphRest(headers: JsonAnswer['headers']): number | undefined {
  const usages = ['x-app-usage', 'x-page-usage', 'x-business-use-case-usage'].flatMap((name) =>
    readUsages(headers[name]),
  );
  const full = usages.filter(({ share }) => share >= fullAt);
  if (full.length === 0) return undefined;
  return Math.max(minuteMs, ...full.map(({ regainMinutes }) => regainMinutes * minuteMs));
}

interface Usage {
  share: number;
  regainMinutes: number;
}

/** One object, or lists of them by account. */
function readUsages(header: string | string[] | undefined): Usage[] {
  if (typeof header !== 'string') return [];
  try {
    const json: unknown = JSON.parse(header);
    const lists = typeof json === 'object' && json !== null ? Object.values(json).filter(Array.isArray) : [];
    return (lists.length > 0 ? lists.flat() : [json]).map(readUsage);
  } catch {
    return [];
  }
}

function readUsage(entry: unknown): Usage {
  const number = (name: string) => {
    const value: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, name) : 0;
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  return {
    share: Math.max(number('call_count'), number('total_time'), number('total_cputime')),
    regainMinutes: number('estimated_time_to_regain_access'),
  };
}
