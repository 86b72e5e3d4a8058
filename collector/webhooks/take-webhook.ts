// Takes webhooks of other tools at `/hooks/PROVIDER/TOKEN`: checks them on the raw bytes, keeps them as they are, and answers.
// What they mean is worked out afterwards by the processor.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerHandshake, type HandshakeAnswer } from '#intelligence/webhooks/answer-handshake.ts';
import { verifyEither } from '#intelligence/webhooks/verify-either.ts';
import type { WebhookRefusal, WebhookRequest } from '#intelligence/webhooks/webhook-request.ts';
import { type ConnectionKeys, openConnectionKeys } from '#stores/records/connection-keys.ts';
import { changeConnection } from '#stores/records/questions/keep-connections.ts';
import { answerJson, refuse, tooManyFrom } from '../answer.ts';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import { clientAddressOf } from '../describe-arrival.ts';
import { readBody } from '../read-body.ts';
import { answerDeletionStatus, codeOfDeletion, confirmDeletion, readStatusPath } from './confirm-deletion.ts';
import { createDeliveryWriter, type DeliveryWriter } from './delivery-writer.ts';
import { describeWebhook } from './describe-webhook.ts';
import { createFindConnection, type FindConnection, type WebhookConnection } from './find-connection.ts';
import { keepWebhook } from './keep-webhook.ts';
import { createRefusalCounter, type RefusalCounter } from './refusal-counter.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const webhookPath = '/hooks/';

/** A thousand updates of Meta's, or an hour of a mailing. */
const bodyBytesMax = 5 * 1024 * 1024;
/** The longest that a hub grants, in seconds; what it says beyond is not believed. */
const leaseSecondsMax = 90 * 86_400;

export interface TakeWebhook {
  (request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /** Resolves when nothing is left to be written. */
  settle(): Promise<void>;
}

interface WebhookIntake {
  parts: WebhookParts;
  context: Pick<CollectorContext, 'parts' | 'findClientAddress' | 'limitRate'>;
  keys: ConnectionKeys;
  findConnection: FindConnection;
  refusals: RefusalCounter;
  writer: DeliveryWriter;
}

export function createTakeWebhook(parts: WebhookParts, context: WebhookIntake['context']): TakeWebhook {
  const keys = openConnectionKeys(parts.secret);
  const intake: WebhookIntake = {
    ...{ parts, context, keys },
    findConnection: createFindConnection(parts.records, keys),
    refusals: createRefusalCounter(parts.records, context.parts.log),
    writer: createDeliveryWriter(parts.records, context.parts.log),
  };
  const takeWebhook = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    try {
      await take(intake, request, response, path);
    } catch (error) {
      refuse(request, response, error, context.parts, 'message');
    }
  };
  return Object.assign(takeWebhook, { settle: intake.refusals.flush });
}

async function take(
  intake: WebhookIntake,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { parts, keys } = intake;
  const code = readStatusPath(path.slice(webhookPath.length));
  if (code !== undefined && request.method !== 'POST') {
    admitGuess(intake, request);
    return answerDeletionStatus(request, response, parts.records, code);
  }
  const connection = await find(intake, request, path);
  const { provider } = connection;
  const receivedAtMs = Date.now();
  const body = await readBody(request, bodyBytesMax);
  const webhook = describeWebhook(request, body, parts.publicUrl);
  if (webhook.method !== 'POST') {
    await shakeHands(intake, connection, webhook, response);
    return;
  }
  const { loadCertificate } = parts;
  const { verdict, used } = await verifyEither(provider, webhook, connection, {
    nowMs: receivedAtMs,
    loadCertificate,
  });
  if (!verdict.isGenuine) {
    turnAway(intake, response, connection, verdict.reason);
    return;
  }
  const asked = provider === 'meta' ? codeOfDeletion(webhook) : undefined;
  const kept = await keepWebhook({
    ...{ writer: intake.writer, keys, connection, receivedAtMs },
    ...{ request: webhook, once: verdict.once, code: asked, secretUsed: used },
  });
  if (kept === 'replayed') turnAway(intake, response, connection, 'replayed');
  else if (asked === undefined) answerJson(response, 200, { received: true });
  else answerJson(response, 200, confirmDeletion(asked, webhook.urls[0] ?? ''));
}

async function find(
  intake: WebhookIntake,
  request: IncomingMessage,
  path: string,
): Promise<WebhookConnection> {
  const [provider = '', token = ''] = path.slice(webhookPath.length).split('/');
  let isCounted = false;
  const admit = () => {
    if (!isCounted) admitGuess(intake, request);
    isCounted = true;
  };
  const found = /^[\w-]{16,64}$/.test(token) ? await intake.findConnection(token, admit) : undefined;
  if (found?.provider === provider) return found;
  admit();
  throw new Refusal(404, 'not_found', 'Nobody listens at this address.');
}

/** Only who guesses, or sends for the first time, is counted: a provider sends as much as it has to say. */
function admitGuess({ context }: WebhookIntake, request: IncomingMessage): void {
  const address = clientAddressOf(request, context.findClientAddress);
  if (!context.limitRate.admitRequest(address, Date.now())) throw tooManyFrom('address');
}

async function shakeHands(
  { parts, keys }: WebhookIntake,
  { id, provider, secrets }: WebhookConnection,
  webhook: WebhookRequest,
  response: ServerResponse,
): Promise<void> {
  const answer = answerHandshake(provider, webhook, secrets);
  if (answer === undefined) {
    throw new Refusal(405, 'wrong_method', 'Webhooks are sent with POST.', { allow: 'POST' });
  }
  if (answer.leaseSeconds !== undefined) {
    const leaseUntil = new Date(Date.now() + Math.min(answer.leaseSeconds, leaseSecondsMax) * 1_000);
    await changeConnection(parts.records, id, { leaseUntil }, keys);
  }
  sendHandshake(response, answer);
}

function turnAway(
  { refusals }: WebhookIntake,
  response: ServerResponse,
  { id, provider }: WebhookConnection,
  reason: WebhookRefusal,
): void {
  refusals.count(id, reason);
  // Amazon does not send again what is refused for good.
  if (reason === 'certificate_away')
    throw new Refusal(503, reason, refusalTexts[reason], { 'retry-after': '30' });
  // WebSub: whoever sends a wrong signature must not learn that it was noticed.
  if (provider === 'youtube') answerJson(response, 200, { received: true });
  else throw new Refusal(401, reason, refusalTexts[reason]);
}

/** Plain text that no browser takes for a page: a challenge is what somebody else wrote. */
function sendHandshake(response: ServerResponse, { status, type, text, headers }: HandshakeAnswer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    ...headers,
  });
  response.end(text);
}

const refusalTexts: Readonly<Record<WebhookRefusal, string>> = {
  no_secret: 'The secret of this connection is not set yet: paste it on the Connections page.',
  no_signature: 'The request carries no signature.',
  wrong_encoding: 'The signature is not written as it should be.',
  wrong_signature: 'The signature does not hold: compare the secret on both sides.',
  too_old: 'The request was signed too long ago, or one of the clocks is wrong.',
  wrong_topic: 'The message is of another topic than the one that was set up.',
  no_certificate: 'The address of the certificate is not one of Amazon’s, or it is no certificate.',
  certificate_away: 'The certificate of the signature cannot be fetched now: send it again shortly.',
  malformed: 'The body cannot be read.',
  replayed: 'This delivery has been taken before with another content.',
};
