// `npx fiuto explain webhook PROVIDER --secret ... < raw-request`: whether a delivery's signature holds, and which events it
// would become, with the real checks, adapters and steps. Nothing is sent or stored.

import { buffer } from 'node:stream/consumers';
import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';
import { answerHandshake } from '#intelligence/webhooks/answer-handshake.ts';
import { verifyWebhook } from '#intelligence/webhooks/verify-webhook.ts';
import type {
  WebhookRefusal,
  WebhookRequest,
  WebhookVerdict,
} from '#intelligence/webhooks/webhook-request.ts';
import { findAdapter } from '#processor/adapters/webhooks/find-adapter.ts';
import { type UnderstoodWebhook, WebhookFault } from '#processor/adapters/webhooks/webhook-adapter.ts';
import { makeBatch } from '#processor/connections/make-requests.ts';
import { isEarlyOutcome } from '#processor/pipeline-step.ts';
import { createParseEvent } from '#processor/steps/parse-event.ts';
import { defaultRetention } from '#stores/events/open-event-store.ts';
import type { CommandIo } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { parseRawRequest, type RawRequest } from './parse-raw-request.ts';
import { readWebhookOptions, type WebhookOptions } from './read-webhook-options.ts';

const wrongCode = 1;

/** Answers 0 when the signature holds and the delivery is understood. */
export async function explainWebhook(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readWebhookOptions(args);
  if ('fault' in options) {
    io.stderr.write(`${options.fault}\n\n${describeWebhookUse().join('\n')}\n`);
    return exitCodes.wrongUsage;
  }
  if (io.stdin.isTTY === true) io.stderr.write('Paste the request; Ctrl-D ends.\n');
  const raw = parseRawRequest(await buffer(io.stdin));
  const request = toWebhook(raw, options);
  const { words, line, isWell } =
    raw.method === 'POST' ? await explainDelivery(request, options) : explainHandshake(request, options);
  io.stdout.write(`${words}\n${JSON.stringify(line, null, 2)}\n`);
  return isWell ? exitCodes.stopped : wrongCode;
}

export function describeWebhookUse(): string[] {
  return [
    'Usage: npx fiuto explain webhook PROVIDER [options] < raw-request',
    'The request with its headers, or its body alone, as it was received.',
    '',
    '  --secret TEXT      the secret of the connection (for sendgrid its public key)',
    '  --verify-token TEXT, --topic-arn ARN, --channel-id ID',
    '  --url URL          the address as the provider called it (for hubspot)',
    '  --at TIME          when it arrived, such as 2026-10-01T12:00:00Z; now when absent',
    '  --certificate FILE the certificate of an SNS message, in PEM',
    '  --mapping FILE     JSON with kind and paths, for generic, standard and cloudevents',
    '  --consent          recipients agreed that opens and clicks are kept under their names',
  ];
}

interface Explained {
  /** What came out, in a line for people. */
  words: string;
  line: object;
  isWell: boolean;
}

function toWebhook({ method, path, headers, body }: RawRequest, { url }: WebhookOptions): WebhookRequest {
  const mark = path.indexOf('?');
  const host = headers['host'] ?? 'localhost';
  return {
    ...{ method, headers, body },
    urls: url === '' ? [`https://${host}${path}`, `http://${host}${path}`] : [url],
    query: mark < 0 ? '' : path.slice(mark + 1),
  };
}

function explainHandshake(request: WebhookRequest, { provider, secrets }: WebhookOptions): Explained {
  const answer = answerHandshake(provider, request, secrets);
  if (answer === undefined) {
    const error = 'This provider asks nothing.';
    return { words: error, line: { provider, error }, isWell: false };
  }
  const isWell = answer.status === 200;
  const words = isWell
    ? 'The question is answered as the provider expects it.'
    : `The question is refused with ${answer.status}: it does not carry what this connection was set up with.`;
  return { words, line: { provider, handshake: answer }, isWell };
}

async function explainDelivery(request: WebhookRequest, options: WebhookOptions): Promise<Explained> {
  const { provider, secrets, nowMs, certificate } = options;
  const loadCertificate = () =>
    certificate === '' ? Promise.reject(new Error('none is given')) : Promise.resolve(certificate);
  const verdict = await verifyWebhook(provider, request, { secrets, nowMs, loadCertificate });
  const signature = describeVerdict(verdict);
  try {
    const understood = understand(request, options);
    const batch = toBatch(understood, options);
    const events = batch === undefined ? [] : batch.requests.flatMap(showEvents);
    const line = {
      ...{ provider, signature },
      ...(understood.confirmUrl === undefined ? {} : { confirms: understood.confirmUrl }),
      ...(understood.gone === undefined || understood.gone.length === 0 ? {} : { gone: understood.gone }),
      events,
    };
    const words = `${sayVerdict(verdict)} ${sayEvents(events.length)}`;
    return { words, line, isWell: verdict.isGenuine };
  } catch (error) {
    if (!(error instanceof WebhookFault)) throw error;
    const fault = faultTexts[error.code];
    const words = `${sayVerdict(verdict)} ${fault}`;
    return { words, line: { provider, signature, error: fault }, isWell: false };
  }
}

const faultTexts: Readonly<Record<WebhookFault['code'], string>> = {
  not_readable: 'The body cannot be read.',
  wrong_shape: 'The body does not have the shape of this provider’s deliveries.',
  no_mapping: 'Say with --mapping where each thing stands.',
};

const sayVerdict = (verdict: WebhookVerdict): string =>
  verdict.isGenuine ? 'The signature holds.' : refusalWords[verdict.reason];

const refusalWords: Readonly<Record<WebhookRefusal, string>> = {
  no_secret: 'Nothing was checked: the secret is not given.',
  no_signature: 'The request carries no signature.',
  wrong_encoding: 'The signature is not written as it should be.',
  wrong_signature: 'The signature does not hold: another secret, or another body.',
  too_old: 'The signature is too old: say with --at when the request arrived.',
  wrong_topic: 'The message is of another topic than --topic-arn names.',
  no_certificate:
    'The address of the certificate is not one of Amazon’s, or what --certificate names is none.',
  certificate_away: 'The certificate of the signature cannot be had: give it with --certificate.',
  malformed: 'The signature cannot be looked for, since the body cannot be read.',
  replayed: 'This delivery has been taken before with another content.',
};

function sayEvents(count: number): string {
  if (count === 0) return 'No event would come of it.';
  return count === 1 ? 'One event would come of it.' : `${count} events would come of it.`;
}

function describeVerdict(verdict: WebhookVerdict): object {
  return verdict.isGenuine ? { holds: true } : { holds: false, reason: verdict.reason };
}

function understand(request: WebhookRequest, options: WebhookOptions): UnderstoodWebhook {
  const { provider, nowMs, mapping } = options;
  return findAdapter(provider)({
    ...{ provider, headers: request.headers, body: request.body, receivedAtMs: nowMs },
    settings: mapping === undefined ? {} : { mapping },
  });
}

function toBatch({ engagements }: UnderstoodWebhook, options: WebhookOptions): QueuedBatch | undefined {
  const { provider, nowMs, trackingConsent } = options;
  const facts = { connectionId: 0, dedupeKey: 'explain', siteId: 1, provider, trackingConsent };
  return makeBatch(engagements, { ...facts, receivedAtMs: nowMs });
}

/** What stands in the row, and what identity is told beside it. */
function showEvents(request: QueuedRequest): object[] {
  const parseEvent = createParseEvent(defaultRetention);
  return request.events.map((event) => {
    const read = parseEvent(request, event, '0'.repeat(16));
    if (isEarlyOutcome(read)) return read;
    const { id, timeMs, name, action, target, properties } = read;
    const { subject, profile } = event.raw as { subject?: object; profile?: object };
    return {
      ...{ id, at: new Date(timeMs).toISOString(), consent: request.consent, action, name, target },
      properties: JSON.parse(properties) as unknown,
      ...(subject === undefined ? {} : { subject }),
      ...(profile === undefined ? {} : { profile }),
    };
  });
}
