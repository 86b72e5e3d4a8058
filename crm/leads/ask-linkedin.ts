// Asks LinkedIn's versioned API, and says what its refusals mean for leads. Sources: learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling,
// /linkedin/marketing/versioning, /linkedin/marketing/lead-sync.

import { askJson, type JsonAnswer } from '../http/ask-json.ts';
import type { HttpFault } from '../http/http-fault.ts';
import type { LeadAccount, LeadParts } from './lead-account.ts';
import type { LeadFault } from './lead-fault.ts';

/** The one that this was written for: LinkedIn takes each for about a year, and a connection may name another. */
const linkedinVersion = '202606';

const bytesMax = 1024 * 1024;

export function askLinkedin(
  { linkedinUrl, timeoutMs, allowedHosts }: Pick<LeadParts, 'linkedinUrl' | 'timeoutMs' | 'allowedHosts'>,
  { accessToken, apiVersion }: LeadAccount,
  path: string,
  { signal, nowMs }: { signal?: AbortSignal; nowMs: number },
): Promise<JsonAnswer> {
  return askJson({
    url: `${linkedinUrl}/rest/${path}`,
    headers: {
      authorization: `Bearer ${accessToken}`,
      'linkedin-version': apiVersion || linkedinVersion,
      'x-restli-protocol-version': '2.0.0',
    },
    secrets: [accessToken],
    ...{ timeoutMs, bytesMax, allowedHosts, nowMs },
    ...(signal ? { signal } : {}),
  });
}

/** Undefined: what HTTP itself says holds. */
export function explainLinkedin({ status, json }: HttpFault): LeadFault | undefined {
  const code = readCode(json);
  if (status === 401) {
    return { kind: 'mend', reason: /EXPIRED/.test(code) ? 'token_expired' : 'token_refused' };
  }
  // A version that is over, or none that ever was.
  if (status === 426 || /VERSION/.test(code)) return { kind: 'mend', reason: 'version_refused' };
  return undefined;
}

function readCode(json: unknown): string {
  const code: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'code') : '';
  return typeof code === 'string' ? code : '';
}
