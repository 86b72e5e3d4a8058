// A provider that is asked over HTTP as its settings say: URL template, headers, body, and paths to what matters in its answer. Any
// vendor that speaks JSON works without code of its own.

import type { LookupProviderConfig } from '#contract/source-report.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { askChecked, type OutgoingAnswer, readText } from '#outgoing/ask-checked.ts';
import { textOf } from '../../lookups/network-file.ts';
import { SourceFaultError } from '../source-fault-error.ts';
import type { CompanyFinding, CompanyProvider, ProviderAnswer } from './company-provider.ts';
import { fillBody, fillHeader, fillUrl } from './fill-template.ts';
import { ProviderStoppedError } from './provider-stopped-error.ts';
import { readJsonPath, readJsonText } from './read-json-path.ts';

export interface GenericProviderParts {
  readonly name: string;
  readonly config: LookupProviderConfig;
  /** '' when it needs none. */
  readonly key: string;
  readonly allowedHosts: readonly string[];
}

const answerBytesMax = 4 * 1024 * 1024;
const unknown: ProviderAnswer = { kind: 'unknown' };
/** A provider that says "too many" without saying for how long. */
const tooManyWaitMs = 3_600_000;
const tooManyWaitMsMax = 86_400_000;

export function createGenericProvider(parts: GenericProviderParts): CompanyProvider {
  const { name, config } = parts;
  return {
    name,
    batchMax: config.batchMax,
    lookUp: async (addresses, signal) => {
      const texts = addresses.map(textOf);
      const answer = await ask(parts, texts, signal);
      if (config.missCodes.includes(answer.status)) {
        answer.body.resume();
        return addresses.map(() => unknown);
      }
      refuseStatus(answer, config);
      const json = parseJson(await readText(answer, answerBytesMax));
      if (config.batchMax === 1) return [readAnswer(readJsonPath(json, config.answersPath), config)];
      return readBatch(json, texts, addresses, config);
    },
  };
}

function ask(
  { config, key, allowedHosts }: GenericProviderParts,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<OutgoingAnswer> {
  const { protocol, hostname } = new URL(config.url);
  if (protocol === 'http:' && !allowedHosts.includes(hostname.toLowerCase()))
    throw new SourceFaultError('not_encrypted', hostname);
  const values = { addresses, key };
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

/** A list whose entries say their address (or stand in the order asked), or an object with addresses as names. */
function readBatch(
  json: unknown,
  texts: readonly string[],
  addresses: readonly ParsedAddress[],
  config: LookupProviderConfig,
): readonly ProviderAnswer[] {
  const answers = readJsonPath(json, config.answersPath);
  if (Array.isArray(answers)) {
    if (config.paths.address === '') {
      if (answers.length !== addresses.length)
        throw new SourceFaultError(
          'answer_unreadable',
          `${answers.length} answers to ${addresses.length} addresses, without the path of the address`,
        );
      return answers.map((answer) => readAnswer(answer, config));
    }
    const byAddress = new Map(answers.map((one) => [readJsonText(one, config.paths.address), one]));
    return texts.map((text) => readAnswer(byAddress.get(text), config));
  }
  if (typeof answers !== 'object' || answers === null)
    throw new SourceFaultError('answer_unreadable', 'the path of the answers leads nowhere');
  const byName = new Map(Object.entries(answers));
  return texts.map((text) => readAnswer(byName.get(text), config));
}

function readAnswer(json: unknown, { paths, kinds, confidenceMin }: LookupProviderConfig): ProviderAnswer {
  if (typeof json !== 'object' || json === null) return unknown;
  const said = readJsonText(json, paths.kind).toLowerCase();
  const confidence = readJsonText(json, paths.confidence);
  const country = readJsonText(json, paths.country).toUpperCase();
  const finding: CompanyFinding = {
    name: readJsonText(json, paths.name),
    domain: readJsonText(json, paths.domain).toLowerCase(),
    country: /^[A-Z]{2}$/.test(country) ? country : '',
    kind: (kinds[said] ?? said).toLowerCase(),
    confidence: confidence === '' || Number.isNaN(Number(confidence)) ? -1 : Number(confidence),
    range: readJsonText(json, paths.range),
  };
  const isSure = finding.confidence < 0 || finding.confidence >= confidenceMin;
  const saysSomething = finding.name !== '' || finding.domain !== '' || finding.kind !== '';
  return isSure && saysSomething ? { kind: 'found', finding } : unknown;
}
