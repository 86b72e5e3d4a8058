// One outgoing HTTP request, with redirects followed by hand: every hop goes to a checked address, and what identifies us goes
// to the host that was asked and to no other.

import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { checkLiteralHost, createCheckedLookup, PrivateHostError } from './connect-checked.ts';

export interface OutgoingRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Without any byte for so long, it is given up. */
  readonly silentMsMax: number;
  /** Names or addresses that may be in private networks. */
  readonly allowedHosts: readonly string[];
  readonly signal?: AbortSignal;
  /** A redirection is an answer like any other: what is sent goes where it was meant to go or nowhere. */
  readonly isFinal?: boolean;
}

export interface OutgoingAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingMessage['headers'];
  /** To be read to its end, or destroyed. */
  readonly body: IncomingMessage;
}

/** The other side, or the way there, failed. `message` says how, without the URL, which may hold a key. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
}

/** Whether nothing of the request went out: no address was found, none may be reached, or nobody listens there. */
export function wasNeverSent(error: unknown): boolean {
  if (error instanceof PrivateHostError) return true;
  if (!(error instanceof OutgoingError) || !(error.cause instanceof Error) || !('code' in error.cause))
    return false;
  return neverSentCodes.has(String(error.cause.code));
}

const neverSentCodes = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);
const redirectsMax = 5;
const redirecting = new Set([301, 302, 303, 307, 308]);

/** Rejects with PrivateHostError or OutgoingError; any status is an answer. */
export async function askChecked(request: OutgoingRequest): Promise<OutgoingAnswer> {
  let next = request;
  for (let hops = 0; ; hops += 1) {
    const answer = await askOnce(next);
    const isFollowed = redirecting.has(answer.status) && request.isFinal !== true;
    const to = isFollowed ? answer.headers.location : undefined;
    if (to === undefined) return answer;
    answer.body.resume();
    if (hops === redirectsMax) throw new OutgoingError('it redirects in circles');
    next = follow(next, to, answer.status);
  }
}

function follow(from: OutgoingRequest, to: string, status: number): OutgoingRequest {
  const url = parseUrl(to, from.url);
  const isSameHost = url.origin === new URL(from.url).origin;
  if (url.protocol === 'http:' && from.url.startsWith('https:'))
    throw new OutgoingError('it redirects to an address without encryption');
  const { method, body, headers, ...rest } = from;
  // As browsers do: only 307 and 308 send the same again; and never to somebody else.
  const isRepeated = isSameHost && (status === 307 || status === 308);
  return {
    ...rest,
    url: url.href,
    ...(isSameHost && headers ? { headers } : {}),
    ...(isRepeated && method ? { method } : {}),
    ...(isRepeated && body !== undefined ? { body } : {}),
  };
}

function parseUrl(text: string, base?: string): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new OutgoingError('the URL is none');
  return url;
}

function askOnce(outgoing: OutgoingRequest): Promise<OutgoingAnswer> {
  const url = parseUrl(outgoing.url);
  const { allowedHosts, silentMsMax, body } = outgoing;
  checkLiteralHost(url.hostname, allowedHosts);
  const start = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = start(url, {
      method: outgoing.method ?? 'GET',
      headers: { 'user-agent': 'Fiuto', ...outgoing.headers },
      lookup: createCheckedLookup(allowedHosts),
      timeout: silentMsMax,
      agent: false,
      ...(outgoing.signal ? { signal: outgoing.signal } : {}),
    });
    sent.on('timeout', () => sent.destroy(new OutgoingError('it was silent for too long')));
    sent.on('error', (error) => reject(describe(error)));
    sent.on('response', (message) => {
      // Whoever reads it meets the error there; an answer that nobody reads must not end the process.
      message.on('error', () => undefined);
      message.setTimeout(silentMsMax, () => message.destroy(new OutgoingError('it was silent for too long')));
      resolve({ status: message.statusCode ?? 0, headers: message.headers, body: message });
    });
    sent.end(body);
  });
}

function describe(error: Error & { code?: string }): Error {
  if (error instanceof PrivateHostError || error instanceof OutgoingError) return error;
  return new OutgoingError(error.code ?? error.message.slice(0, 100), { cause: error });
}

/** The whole answer as text. Rejects with OutgoingError when it is longer or breaks off. */
export async function readText(answer: OutgoingAnswer, bytesMax: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of answer.body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > bytesMax) throw new OutgoingError(`its answer has more than ${bytesMax} bytes`);
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof OutgoingError
      ? error
      : new OutgoingError('its answer broke off', { cause: error });
  }
  return Buffer.concat(pieces).toString('utf8');
}
