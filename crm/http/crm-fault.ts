// What a CRM's refusal means for what was to be written or read: whether to wait, to stop, to ask a human or to leave it.

import type { HttpFault } from './http-fault.ts';

/**
 * `later`: the same call may work. `limit`: nothing of this connection before then. `mend`: nothing before somebody mends it. `never`:
 * this record will not be taken as it is. `gone`: there is no such record.
 */
export type CrmFault =
  | { readonly kind: 'later'; readonly reason: string; readonly waitMs?: number | undefined }
  | { readonly kind: 'limit'; readonly reason: CrmLimitReason; readonly waitMs: number }
  | { readonly kind: 'mend'; readonly reason: CrmMendReason }
  | { readonly kind: 'never'; readonly reason: string }
  | { readonly kind: 'gone' };

/** `write_limit`: the administrator's own. */
type CrmLimitReason = 'rate_limited' | 'daily_limit' | 'write_limit';

/** Each has a sentence on the page of the connection that says what to do. */
type CrmMendReason =
  | 'no_credentials'
  | 'credentials_refused'
  | 'permission_missing'
  | 'field_missing'
  | 'database_missing'
  | 'host_refused'
  | 'not_this_crm'
  | 'mapping_wrong'
  | 'search_too_wide'
  | 'folder_refused'
  | 'folder_missing'
  | 'table_wrong'
  | 'table_full'
  | 'host_key_unknown'
  | 'host_key_changed';

export class CrmError extends Error {
  override readonly name = 'CrmError';
  readonly fault: CrmFault;
  /** In short, without secrets. */
  readonly detail: string;
  /** What was to be written may have been written all the same. */
  readonly isOutcomeUnknown: boolean;
  /** What it answered, for what a connector reads of it. */
  readonly json: unknown;

  constructor(fault: CrmFault, detail: string, more: { isOutcomeUnknown?: boolean; json?: unknown } = {}) {
    super(
      `${fault.kind === 'gone' ? 'gone' : `${fault.kind} ${'reason' in fault ? fault.reason : ''}`} ${detail}`.trim(),
    );
    this.fault = fault;
    this.detail = detail;
    this.isOutcomeUnknown = more.isOutcomeUnknown ?? false;
    this.json = more.json;
  }
}

/** The same of a write of which at least a part may have been made. */
export function inDoubt(error: CrmError): CrmError {
  const { fault, detail, json } = error;
  return error.isOutcomeUnknown ? error : new CrmError(fault, detail, { isOutcomeUnknown: true, json });
}

/** When a CRM says "too many" without saying for how long, in milliseconds. */
const burstWaitMs = 10_000;
/** When a page for people comes in the place of an answer. */
const pageWaitMs = 120_000;

/** What HTTP says where the CRM has no word of its own. */
export function faultOfHttp({ code, retryAfterMs, json }: HttpFault): CrmFault {
  // A page for people is a gateway's: what it says of rights and of records is not the CRM's word.
  if (json === undefined && (code === 'forbidden' || code === 'not_found' || code === 'unauthorized'))
    return { kind: 'later', reason: 'not_json', waitMs: retryAfterMs ?? pageWaitMs };
  if (code === 'unauthorized') return { kind: 'mend', reason: 'credentials_refused' };
  if (code === 'forbidden') return { kind: 'mend', reason: 'permission_missing' };
  if (code === 'private_host') return { kind: 'mend', reason: 'host_refused' };
  if (code === 'rate_limited')
    return { kind: 'limit', reason: 'rate_limited', waitMs: retryAfterMs ?? burstWaitMs };
  if (code === 'not_found') return { kind: 'gone' };
  if (code === 'refused' || code === 'too_large') return { kind: 'never', reason: code };
  return { kind: 'later', reason: code, waitMs: retryAfterMs };
}

/** A write of which nobody knows: it was sent, and what came back says nothing about it. */
export function isUnknown({ code, wasSent, status }: HttpFault): boolean {
  if (!wasSent) return false;
  if (code === 'timed_out' || code === 'unreachable') return true;
  // 423, 429 and 477 say that nothing was done; a gateway that answers for another does not know.
  return code === 'not_json' || (code === 'unavailable' && (status >= 500 || status === 408));
}
