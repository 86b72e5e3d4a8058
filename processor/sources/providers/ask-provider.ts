// Asks a provider over HTTP as its settings say, and says what its silence, its refusals and the end of its credit mean: the same
// whether it is asked about networks or about people.

import type { LookupProviderConfig } from '#contract/source-report.ts';
import { askChecked, type OutgoingAnswer, readText } from '#outgoing/ask-checked.ts';
import { SourceFaultError } from '../source-fault-error.ts';
import { fillBody, fillHeader, fillUrl, type TemplateValues } from './fill-template.ts';
import { ProviderStoppedError } from './provider-stopped-error.ts';

export interface AskedProvider {
  readonly config: LookupProviderConfig;
  /** '' when it needs none. */
  readonly key: string;
  readonly allowedHosts: readonly string[];
}

const answerBytesMax = 4 * 1024 * 1024;
/** A provider that says "too many" without saying for how long. */
const tooManyWaitMs = 3_600_000;
const tooManyWaitMsMax = 86_400_000;

/**
 * The JSON of the answer. Rejects with SourceFaultError when it cannot be asked or read, with ProviderStoppedError when asking again
 * would cost more than it brings.
 */
export async function askProvider(
  provider: AskedProvider,
  asked: Omit<TemplateValues, 'key'>,
  signal: AbortSignal,
): Promise<{ readonly json: unknown } | 'not_known'> {
  const answer = await send(provider, asked, signal);
  if (provider.config.missCodes.includes(answer.status)) {
    answer.body.resume();
    return 'not_known';
  }
  refuseStatus(answer, provider.config);
  const text = await readText(answer, answerBytesMax);
  // "No content", or that it will look: nothing is known now.
  return text.trim() === '' ? 'not_known' : { json: parseJson(text) };
}

function send(
  { config, key, allowedHosts }: AskedProvider,
  asked: Omit<TemplateValues, 'key'>,
  signal: AbortSignal,
): Promise<OutgoingAnswer> {
  const { protocol, hostname } = new URL(config.url);
  if (protocol === 'http:' && !allowedHosts.includes(hostname.toLowerCase()))
    throw new SourceFaultError('not_encrypted', hostname);
  const values = { ...asked, key };
  const headers = Object.fromEntries(
    Object.entries(config.headers).map(([name, value]) => [name.toLowerCase(), fillHeader(value, values)]),
  );
  const hasBody = config.body !== '' && config.method === 'POST';
  return askChecked({
    url: fillUrl(config.url, values),
    method: config.method,
    headers: {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(hasBody ? { body: fillBody(config.body, values) } : {}),
    silentMsMax: config.timeoutMs,
    allowedHosts,
    signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeoutMs * 2)]),
  });
}

function refuseStatus(answer: OutgoingAnswer, { creditEndCodes }: LookupProviderConfig): void {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return;
  body.resume();
  if (status === 401) throw new ProviderStoppedError({ code: 'provider_key_refused', detail: '' }, null);
  if (creditEndCodes.includes(status)) {
    // "Too many" passes by itself; an account without credit does not.
    const againInMs = status === 429 ? readRetryAfter(headers['retry-after']) : null;
    throw new ProviderStoppedError({ code: 'credit_ended', detail: String(status) }, againInMs);
  }
  throw new SourceFaultError('answered_status', String(status));
}

/** Seconds, or a date. */
function readRetryAfter(text: string | undefined): number {
  if (text === undefined) return tooManyWaitMs;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1_000), tooManyWaitMsMax) : tooManyWaitMs;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SourceFaultError('answer_unreadable', 'it is no JSON', { cause: error });
  }
}
