// One call to another tool's JSON API: to a checked address, bounded in time and size, with every failure as one of a closed list.
// Redirects are followed by hand and leave the credentials behind at another host (`outgoing/ask-checked.ts`).

import { parseExactJson } from '#intelligence/webhooks/parse-exact-json.ts';
import {
  askChecked,
  type OutgoingAnswer,
  OutgoingError,
  type OutgoingRequest,
  readText,
  wasNeverSent,
} from '#outgoing/ask-checked.ts';
import { PrivateHostError } from '#outgoing/connect-checked.ts';
import { faultOfStatus, HttpFault } from './http-fault.ts';
import { readRetryAfter } from './read-retry-after.ts';
import { redact } from './redact.ts';

export type HttpMethod = NonNullable<OutgoingRequest['method']>;

export interface JsonCall {
  readonly url: string;
  readonly method?: HttpMethod;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form is, in the place of `body`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Whatever is in URL, headers or body that nobody may read in an error. */
  readonly secrets: readonly string[];
  /** Of the whole call, in milliseconds. */
  readonly timeoutMs: number;
  readonly bytesMax: number;
  /** Names or addresses that may be in private networks, and may be asked without encryption. */
  readonly allowedHosts: readonly string[];
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970; what the other side's dates are compared with. */
  readonly nowMs: number;
}

export interface JsonAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: OutgoingAnswer['headers'];
  /** As it came. */
  readonly text: string;
  /** Integers of more digits than a number holds are texts; null where the answer was empty. */
  readonly json: unknown;
}

/** Rejects with HttpFault for everything but JSON, or nothing at all, with a status of 2xx. */
export async function askJson(given: JsonCall): Promise<JsonAnswer> {
  refuseUnencrypted(given);
  // One clock for sending and reading.
  const timeout = AbortSignal.timeout(given.timeoutMs);
  const signal = given.signal === undefined ? timeout : AbortSignal.any([given.signal, timeout]);
  const call = { ...given, signal };
  const answer = await send(call);
  const { status, headers } = answer;
  const text = await readAnswer(answer, call);
  const json = text === '' && status >= 200 && status < 300 ? null : parse(text);
  if (status >= 200 && status < 300 && json !== undefined) return { status, headers, text, json };
  const code = status >= 200 && status < 300 ? 'not_json' : faultOfStatus(status);
  throw new HttpFault({
    ...{ code, status, headers, json },
    detail:
      `${status} ${json === undefined ? describePage(text, call.secrets) : describe(json, call.secrets)}`.trim(),
    retryAfterMs: readRetryAfter(headers, call.nowMs),
  });
}

type TimedCall = JsonCall & { readonly signal: AbortSignal };

async function send(call: TimedCall): Promise<OutgoingAnswer> {
  const { url, method = 'GET', headers = {}, timeoutMs, allowedHosts } = call;
  const sent = encode(call);
  try {
    return await askChecked({
      url,
      method,
      headers: {
        accept: 'application/json',
        ...(sent === undefined ? {} : { 'content-type': sent.type }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent.text }),
      silentMsMax: timeoutMs,
      allowedHosts,
      signal: call.signal,
    });
  } catch (error) {
    throw explain(error, call);
  }
}

function encode({ body, form }: JsonCall): { type: string; text: string } | undefined {
  if (form !== undefined)
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
  return body === undefined ? undefined : { type: 'application/json', text: JSON.stringify(body) };
}

async function readAnswer(answer: OutgoingAnswer, call: TimedCall): Promise<string> {
  try {
    return await readText(answer, call.bytesMax);
  } catch (error) {
    const isTooLarge = error instanceof OutgoingError && error.message.includes('has more than');
    if (isTooLarge) throw new HttpFault({ code: 'too_large', status: answer.status, detail: error.message });
    throw explain(error, call);
  }
}

/** A token must not go over the wire in the open, but for a host that the operator runs. */
function refuseUnencrypted({ url, allowedHosts }: JsonCall): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !allowedHosts.includes(hostname.toLowerCase()))
    throw new HttpFault({ code: 'private_host', detail: `${hostname} is not asked over https` });
}

function explain(error: unknown, call: TimedCall): HttpFault {
  if (error instanceof PrivateHostError)
    return new HttpFault({ code: 'private_host', detail: redact(error.message, call.secrets) });
  const isLate = call.signal.aborted || (error instanceof Error && /silent/.test(error.message));
  const detail = redact(error instanceof Error ? error.message : String(error), call.secrets);
  return new HttpFault({ code: isLate ? 'timed_out' : 'unreachable', detail, wasSent: !wasNeverSent(error) });
}

function parse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

/** The message that most APIs give, and nothing else of what they answered: it may repeat people's data. */
function describe(answered: unknown, secrets: readonly string[]): string {
  // Some answer a list of errors, of which the first says most.
  const json: unknown = Array.isArray(answered) ? answered[0] : answered;
  if (typeof json !== 'object' || json === null) return '';
  const error: unknown = Reflect.get(json, 'error');
  const errors: unknown = Reflect.get(json, 'errors');
  const [first]: unknown[] = Array.isArray(errors) ? errors : [];
  for (const holder of [error, json, first].filter((one) => typeof one === 'object' && one !== null)) {
    const message = messageIn(Object(holder));
    if (message !== '') return redact(message, secrets);
  }
  return typeof error === 'string' ? redact(error, secrets) : '';
}

/** By the usual names; `detail` and `title` are those of RFC 9457. */
function messageIn(holder: object): string {
  const messages: unknown = Reflect.get(holder, 'messages');
  const told = [
    Array.isArray(messages) ? messages[0] : undefined,
    ...['message', 'error_description', 'detail', 'title'].map((name): unknown => Reflect.get(holder, name)),
  ];
  return told.find((one) => typeof one === 'string' && one !== '')?.toString() ?? '';
}

/** What a page for people says it is. */
function describePage(text: string, secrets: readonly string[]): string {
  const [, title = ''] = /<(?:title|h1)[^>]*>([^<]{1,200})</i.exec(text.slice(0, pageReadMax)) ?? [];
  return redact(title, secrets);
}

const pageReadMax = 20_000;
