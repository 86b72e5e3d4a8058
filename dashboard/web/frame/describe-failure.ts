// What to tell a person about a failed request: the server's own words where it has any, ours where it is silent or
// speaks English only, as the login library does.

import type { TFunction } from 'i18next';
import { ApiFailure } from '../api/fetch-json.ts';
import { loginRefusals } from './login-refusals.ts';

const minuteMs = 60_000;

/** One sentence in the user's language. */
export function describeFailure(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiFailure)) return t('frame.errorServer');
  if (error.status === 0) return t('frame.errorUnreachable');
  const refusal = loginRefusals[error.code];
  if (refusal) return t(refusal);
  if (error.status === 429) return describeWait(error.retryAfterMs, t);
  const faults = Object.values(error.fields);
  if (faults.length > 0) return faults.join(' ');
  if (isOwnCode(error.code)) return error.message;
  if (error.status === 403) return t('frame.errorForbidden');
  if (error.status === 404) return t('frame.errorMissing');
  return error.status >= 500 ? t('frame.errorServer') : t('frame.errorRefused');
}

/** Our API answers in the language of the page; its codes are lower case, the library's are not. */
function isOwnCode(code: string): boolean {
  return /^[a-z]/.test(code) && !code.startsWith('http_');
}

function describeWait(retryAfterMs: number | undefined, t: TFunction): string {
  if (retryAfterMs === undefined) return t('frame.errorTooMany');
  return t('frame.errorTooManyFor', { count: Math.max(1, Math.ceil(retryAfterMs / minuteMs)) });
}
