// Signs a delivery as the provider would, wherever the secret is one that both sides hold: for samples that are sent through
// our own intake, and for tests of the other direction.

import type { WebhookProvider } from '#contract/connection-report.ts';
import { makeHmac } from './check-hmac.ts';
import { basicUser } from './verify-basic.ts';
import { decodeUrl } from './verify-hubspot.ts';
import { readStandardKey } from './verify-standard.ts';
import type { WebhookSecrets } from './webhook-request.ts';

export interface UnsignedWebhook {
  /** Where it will be sent, as the provider would call it. */
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  readonly secrets: WebhookSecrets;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Different for every delivery. */
  readonly nonce: string;
}

export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Sign = (unsigned: UnsignedWebhook) => Partial<SignedWebhook>;

const signers: Readonly<Record<WebhookProvider, Sign | null>> = {
  meta: ({ secrets, body }) => header('x-hub-signature-256', `sha256=${hex(secrets.secret, body)}`),
  linkedin: ({ secrets, body }) => header('x-li-signature', hex(secrets.secret, 'hmacsha256=', body)),
  x: ({ secrets, body }) => header('x-twitter-webhooks-signature', `sha256=${base64(secrets.secret, body)}`),
  youtube: ({ secrets, body }) =>
    header('x-hub-signature', `sha1=${makeHmac(secrets.secret, [body], 'sha1').toString('hex')}`),
  sendgrid: null,
  mailgun: signMailgun,
  postmark: signBasic,
  ses: null,
  mailchimp: () => ({}),
  brevo: signBearer,
  typeform: ({ secrets, body }) => header('typeform-signature', `sha256=${base64(secrets.secret, body)}`),
  calendly: ({ secrets, body, nowMs }) => {
    const stamp = seconds(nowMs);
    return header('calendly-webhook-signature', `t=${stamp},v1=${hex(secrets.secret, stamp, '.', body)}`);
  },
  hubspot: ({ secrets, body, nowMs, url }) => ({
    headers: {
      'x-hubspot-request-timestamp': String(nowMs),
      'x-hubspot-signature-v3': base64(secrets.secret, 'POST', decodeUrl(url), body, String(nowMs)),
    },
  }),
  pipedrive: signBasic,
  twenty: ({ secrets, body, nowMs, nonce }) => ({
    headers: {
      'x-twenty-webhook-timestamp': String(nowMs),
      'x-twenty-webhook-nonce': nonce,
      'x-twenty-webhook-signature': hex(secrets.secret, String(nowMs), ':', body),
    },
  }),
  tawk: ({ secrets, body }) =>
    header('x-tawk-signature', makeHmac(secrets.secret, [body], 'sha1').toString('hex')),
  crisp: ({ secrets, body, nowMs }) => ({
    headers: {
      'x-crisp-request-timestamp': String(nowMs),
      'x-crisp-signature': hex(secrets.secret, '[', String(nowMs), ';', body, ']'),
    },
  }),
  cloudevents: signBearer,
  standard: signStandard,
  generic: () => ({}),
};

/** Undefined where only the provider can sign, and where the secret cannot be one. */
export function signWebhook(provider: WebhookProvider, unsigned: UnsignedWebhook): SignedWebhook | undefined {
  const sign = signers[provider];
  if (sign === null) return undefined;
  if (provider === 'standard' && readStandardKey(unsigned.secrets.secret)?.kind !== 'hmac') return undefined;
  const signed = sign(unsigned);
  return {
    headers: { 'content-type': unsigned.contentType, ...signed.headers },
    body: signed.body ?? unsigned.body,
  };
}

function signMailgun({ secrets, body, nowMs, nonce }: UnsignedWebhook): Partial<SignedWebhook> {
  const timestamp = seconds(nowMs);
  const signature = { timestamp, token: nonce, signature: hex(secrets.secret, timestamp, nonce) };
  return { body: JSON.stringify({ ...(JSON.parse(body) as object), signature }) };
}

function signBasic({ secrets }: UnsignedWebhook): Partial<SignedWebhook> {
  return header('authorization', `Basic ${Buffer.from(`${basicUser}:${secrets.secret}`).toString('base64')}`);
}

function signBearer({ secrets }: UnsignedWebhook): Partial<SignedWebhook> {
  return header('authorization', `Bearer ${secrets.secret}`);
}

function signStandard({ secrets, body, nowMs, nonce }: UnsignedWebhook): Partial<SignedWebhook> {
  const key = readStandardKey(secrets.secret);
  if (key?.kind !== 'hmac') return {};
  const id = `msg_${nonce}`;
  const signature = makeHmac(key.secret, [id, '.', seconds(nowMs), '.', body]).toString('base64');
  return {
    headers: {
      'webhook-id': id,
      'webhook-timestamp': seconds(nowMs),
      'webhook-signature': `v1,${signature}`,
    },
  };
}

const header = (name: string, value: string): Partial<SignedWebhook> => ({ headers: { [name]: value } });
const hex = (secret: string, ...signed: string[]): string => makeHmac(secret, signed).toString('hex');
const base64 = (secret: string, ...signed: string[]): string => makeHmac(secret, signed).toString('base64');
const seconds = (nowMs: number): string => String(Math.floor(nowMs / 1_000));
