// Posts JSON to an address that a person gave: to a checked address, bounded in time and size, without following redirections, so
// that nothing leaves for another place than the one that was chosen.

import { askChecked, OutgoingError, readText } from '#outgoing/ask-checked.ts';
import { PrivateHostError } from '#outgoing/connect-checked.ts';
import { faultOfStatus, HttpFault } from '../http/http-fault.ts';
import { readRetryAfter } from '../http/read-retry-after.ts';
import { redact } from '../http/redact.ts';

export interface PostedMessage {
  readonly url: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly allowedHosts: readonly string[];
  /** Of the whole call, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** More than any of them answers. */
const answerMax = 64_000;

/** Answers the status. Rejects with HttpFault for everything but 2xx. */
export async function postMessage(message: PostedMessage): Promise<number> {
  const { url, body, headers, allowedHosts, timeoutMs, nowMs } = message;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([message.signal, timeout]);
  refuseUnencrypted(url, allowedHosts);
  try {
    const answer = await askChecked({
      ...{ url, body, allowedHosts, signal, method: 'POST', silentMsMax: timeoutMs, isFinal: true },
      headers: { 'content-type': 'application/json', ...headers },
    });
    const { status } = answer;
    const text = await readText(answer, answerMax);
    if (status >= 200 && status < 300) return status;
    throw new HttpFault({
      ...{ code: faultOfStatus(status), status, detail: `${status} ${describe(text, url)}`.trim() },
      retryAfterMs: readRetryAfter(answer.headers, nowMs),
    });
  } catch (error) {
    throw explain(error, url, timeout);
  }
}

/** The key to the room is in the address. */
function refuseUnencrypted(url: string, allowedHosts: readonly string[]): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !allowedHosts.includes(hostname.toLowerCase()))
    throw new HttpFault({ code: 'private_host', detail: `${hostname} is not asked over https` });
}

/** Words as Slack answers them; nothing longer, which may be a page. */
function describe(text: string, url: string): string {
  const clean = redact(text, [url]);
  return clean.length <= 80 && !clean.startsWith('<') ? clean : '';
}

function explain(error: unknown, url: string, timeout: AbortSignal): Error {
  if (error instanceof HttpFault) return error;
  const detail = redact(error instanceof Error ? error.message : String(error), [url]);
  if (error instanceof PrivateHostError) return new HttpFault({ code: 'private_host', detail });
  const isLate = timeout.aborted || (error instanceof OutgoingError && /silent/.test(error.message));
  return new HttpFault({ code: isLate ? 'timed_out' : 'unreachable', detail });
}
