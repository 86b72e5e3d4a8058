// Why a call to another tool did not do what it should, and whether the same call may do later.

/**
 * `unreachable`, `timed_out`, `unavailable`, `not_json`, `rate_limited`: later it may work. `unauthorized`, `forbidden`,
 * `private_host`: somebody must mend something. `not_found`, `refused`, `too_large`: the same call will never work.
 */
export type HttpFaultCode =
  | 'unreachable'
  | 'timed_out'
  | 'unavailable'
  | 'not_json'
  | 'rate_limited'
  | 'unauthorized'
  | 'forbidden'
  | 'private_host'
  | 'not_found'
  | 'refused'
  | 'too_large';

export interface HttpFaultFacts {
  readonly code: HttpFaultCode;
  /** In short, without secrets. */
  readonly detail: string;
  /** 0 when there was no answer. */
  readonly status?: number;
  /** How long the other side wants us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the other side may have done what it was asked for; absent: it may. */
  readonly wasSent?: boolean;
  /** Of the answer, names in lower case. */
  readonly headers?: HttpFault['headers'];
  /** What it answered, where that was JSON: for the provider's own codes. */
  readonly json?: unknown;
}

export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  readonly code: HttpFaultCode;
  readonly detail: string;
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly wasSent: boolean;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly json: unknown;

  constructor({
    code,
    detail,
    status = 0,
    retryAfterMs,
    json,
    wasSent = code !== 'private_host',
    headers = {},
  }: HttpFaultFacts) {
    super(`${code} ${detail}`.trim());
    this.code = code;
    this.detail = detail;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.wasSent = wasSent;
    this.headers = headers;
    this.json = json;
  }
}

/** What a status says where the provider has no word of its own. */
export function faultOfStatus(status: number): HttpFaultCode {
  if (status === 429) return 'rate_limited';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not_found';
  // Too early, locked, being moved, and what gateways answer for others.
  if (status >= 500 || [408, 423, 425, 477].includes(status)) return 'unavailable';
  return 'refused';
}
