// The one way to the API: JSON in, JSON or a file out, a refusal as an ApiFailure with the server's own words.

import type { ApiError } from '#contract/report.ts';

/** A refusal of the API, or no answer at all (`status` 0, `code` 'unreachable'). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  /** Fault per field of the request, such as `{ email: 'is taken' }`. */
  readonly fields: Record<string, string>;
  /** How long to wait before another try, where the server says so. */
  retryAfterMs: number | undefined;

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

export interface FetchOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Sent as it is instead of a body, as the API takes lists of companies. */
  file?: Blob;
  signal?: AbortSignal;
}

/** Asks the API; `path` begins with `/api/`. Throws ApiFailure on every answer that is not 2xx. */
export async function fetchJson<T>(path: string, options: FetchOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw await readFailure(response);
  const text = await response.text();
  return (text === '' ? null : parse(text)) as T;
}

export interface FetchedFile {
  fileName: string;
  content: Blob;
}

/** Asks the API for a file. Throws ApiFailure on every answer that is not 2xx, and when the file ends before its end. */
export async function fetchFile(path: string, body: object = {}): Promise<FetchedFile> {
  const response = await send(path, { method: 'POST', body });
  if (!response.ok) throw await readFailure(response);
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  try {
    return { fileName: named?.[1] ?? 'fiuto.csv', content: await response.blob() };
  } catch (cause) {
    throw new ApiFailure(0, 'unreachable', String(cause));
  }
}

async function readFailure(response: Response): Promise<ApiFailure> {
  const text = await response.text();
  const failure = describeFailure(response.status, text === '' ? null : parse(text));
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(seconds)) failure.retryAfterMs = seconds * 1000;
  return failure;
}

/** `?a=1&b=x` of the values that are set; '' when none is. */
export function toQuery(values: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && value !== null) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

async function send(path: string, options: FetchOptions): Promise<Response> {
  // Refusals come back in the language of the page.
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  const init: RequestInit = {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    headers,
  };
  if (options.signal) init.signal = options.signal;
  // A POST without content still states JSON, which a foreign form cannot.
  if (options.file) {
    headers['content-type'] = 'text/csv';
    init.body = options.file;
  } else if (init.method !== 'GET') {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(options.body ?? {});
  }
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiFailure(0, 'unreachable', String(cause));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describeFailure(status: number, value: unknown): ApiFailure {
  const body = value as Partial<ApiError> & { code?: string; message?: string };
  const error = body?.error;
  if (error) return new ApiFailure(status, error.code, error.message, error.fields);
  // The login library answers `{ code, message }` without an envelope.
  return new ApiFailure(status, body?.code ?? `http_${status}`, body?.message ?? `HTTP ${status}`);
}
