// What providers ask before they send anything, to see that the address is ours: each in its own way, and only who knows the
// secret can answer. Sources stand in the files that check signatures.

import { createHmac } from 'node:crypto';
import type { WebhookProvider } from '#contract/connection-report.ts';
import { isSameText } from './compare-secret.ts';
import { youtubeTopic } from './verify-youtube.ts';
import type { WebhookRequest, WebhookSecrets } from './webhook-request.ts';

export interface HandshakeAnswer {
  readonly status: number;
  readonly type: 'text/plain' | 'application/json';
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long a subscription holds that was confirmed just now, in seconds. */
  readonly leaseSeconds?: number;
}

type Answer = (request: WebhookRequest, secrets: WebhookSecrets) => HandshakeAnswer;

const challengeCharsMax = 2_000;
/**
 * What is signed as a challenge is signed with the key of deliveries: whoever knows the address must not have a delivery of
 * his own making signed that way. Theirs are UUIDs and base64, a delivery is JSON.
 */
const plainChallenge = /^[\w+/=-]{1,200}$/;
const uuidChallenge = /^[\w-]{1,100}$/;
const refused: HandshakeAnswer = { status: 403, type: 'text/plain', text: '' };
const alive: HandshakeAnswer = { status: 200, type: 'text/plain', text: 'ok' };
const echo = (text: string): HandshakeAnswer => ({ status: 200, type: 'text/plain', text });

const answers: Partial<Record<WebhookProvider, Answer>> = {
  meta: answerMeta,
  linkedin: answerLinkedin,
  x: answerX,
  youtube: answerYoutube,
  // Looks whether somebody is there.
  mailchimp: () => alive,
};

/** Undefined when the provider asks nothing of the kind: then the method is a wrong one. */
export function answerHandshake(
  provider: WebhookProvider,
  request: WebhookRequest,
  secrets: WebhookSecrets,
): HandshakeAnswer | undefined {
  if (request.method === 'OPTIONS') {
    return provider === 'cloudevents' ? answerCloudevents(request) : undefined;
  }
  return request.method === 'GET' || request.method === 'HEAD'
    ? answers[provider]?.(request, secrets)
    : undefined;
}

function answerMeta({ query }: WebhookRequest, { verifyToken }: WebhookSecrets): HandshakeAnswer {
  const asked = new URLSearchParams(query);
  const challenge = asked.get('hub.challenge') ?? '';
  if (asked.get('hub.mode') !== 'subscribe' || challenge.length > challengeCharsMax) return refused;
  return isSameText(verifyToken, asked.get('hub.verify_token') ?? '') ? echo(challenge) : refused;
}

function answerLinkedin({ query }: WebhookRequest, { secret }: WebhookSecrets): HandshakeAnswer {
  const challengeCode = new URLSearchParams(query).get('challengeCode') ?? '';
  if (secret === '' || !uuidChallenge.test(challengeCode)) return refused;
  const challengeResponse = createHmac('sha256', secret).update(challengeCode).digest('hex');
  return {
    status: 200,
    type: 'application/json',
    text: JSON.stringify({ challengeCode, challengeResponse }),
  };
}

function answerX({ query }: WebhookRequest, { secret }: WebhookSecrets): HandshakeAnswer {
  const token = new URLSearchParams(query).get('crc_token') ?? '';
  if (secret === '' || !plainChallenge.test(token)) return refused;
  const digest = createHmac('sha256', secret).update(token).digest('base64');
  return {
    status: 200,
    type: 'application/json',
    text: JSON.stringify({ response_token: `sha256=${digest}` }),
  };
}

/** The hub tells of subscribing, of giving it up, and of refusing it; only what we asked for is confirmed. */
function answerYoutube(
  { query }: WebhookRequest,
  { verifyToken, channelId }: WebhookSecrets,
): HandshakeAnswer {
  const asked = new URLSearchParams(query);
  const mode = asked.get('hub.mode');
  if (mode === 'denied') return alive;
  const challenge = asked.get('hub.challenge') ?? '';
  const isOurs =
    channelId !== '' &&
    asked.get('hub.topic') === youtubeTopic(channelId) &&
    isSameText(verifyToken, asked.get('hub.verify_token') ?? '');
  if (!isOurs || challenge.length > challengeCharsMax) return { ...refused, status: 404 };
  if (mode === 'unsubscribe') return echo(challenge);
  if (mode !== 'subscribe') return { ...refused, status: 404 };
  const seconds = Number(asked.get('hub.lease_seconds'));
  return { ...echo(challenge), leaseSeconds: Number.isInteger(seconds) && seconds > 0 ? seconds : 432_000 };
}

/** May it send? Yes, whoever it is: without the token nothing is taken. */
function answerCloudevents({ headers }: WebhookRequest): HandshakeAnswer {
  const origin = headers['webhook-request-origin'] ?? '';
  if (origin === '' || !/^[\x21-\x7e]{1,200}$/.test(origin)) return { ...refused, status: 400 };
  const rate = /^\d{1,9}$/.test(headers['webhook-request-rate'] ?? '') ? '*' : undefined;
  return {
    ...alive,
    headers: {
      'webhook-allowed-origin': origin,
      ...(rate === undefined ? {} : { 'webhook-allowed-rate': rate }),
      allow: 'POST, OPTIONS',
    },
  };
}
