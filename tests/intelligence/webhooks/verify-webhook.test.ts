// Every scheme takes what is signed rightly, and refuses the rest with its reason.

import { createSign, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { WebhookProvider } from '#contract/connection-report.ts';
import { signWebhook } from '#intelligence/webhooks/sign-webhook.ts';
import { verifyWebhook } from '#intelligence/webhooks/verify-webhook.ts';
import type { WebhookRequest } from '#intelligence/webhooks/webhook-request.ts';
import { noCertificate, noSecrets, requestWith } from './sample-webhooks.ts';

const nowMs = 1_790_000_000_000;
const body = '{"object":"page","entry":[]}';
const secrets = { ...noSecrets, secret: 'test-secret' };

interface Scheme {
  /** Header with the signature. */
  header: string;
  /** How long a signature holds; absent where the provider signs no time. */
  windowMs?: number;
  /** Nothing but a password is sent with the body. */
  isPassword?: true;
  secret?: string;
}

const schemes = {
  meta: { header: 'x-hub-signature-256' },
  linkedin: { header: 'x-li-signature' },
  x: { header: 'x-twitter-webhooks-signature' },
  youtube: { header: 'x-hub-signature' },
  postmark: { header: 'authorization', isPassword: true },
  brevo: { header: 'authorization', isPassword: true },
  pipedrive: { header: 'authorization', isPassword: true },
  cloudevents: { header: 'authorization', isPassword: true },
  typeform: { header: 'typeform-signature' },
  calendly: { header: 'calendly-webhook-signature', windowMs: 180_000 },
  hubspot: { header: 'x-hubspot-signature-v3', windowMs: 300_000 },
  twenty: { header: 'x-twenty-webhook-signature', windowMs: 300_000 },
  tawk: { header: 'x-tawk-signature' },
  crisp: { header: 'x-crisp-signature', windowMs: 86_400_000 },
  standard: {
    header: 'webhook-signature',
    windowMs: 300_000,
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  },
} as const satisfies Partial<Record<WebhookProvider, Scheme>>;

describe.each(Object.entries(schemes) as [keyof typeof schemes, Scheme][])('%s', (provider, scheme) => {
  const own = { ...secrets, ...(scheme.secret === undefined ? {} : { secret: scheme.secret }) };
  const signed = signWebhook(provider, {
    url: 'https://example.com/hooks/hubspot',
    contentType: 'application/json',
    ...{ body, secrets: own, nowMs, nonce: 'abc' },
  });
  const right = requestWith(body, signed?.headers ?? {});
  const verify = (request: WebhookRequest, with_ = own, atMs = nowMs) =>
    verifyWebhook(provider, request, { secrets: with_, nowMs: atMs, loadCertificate: noCertificate });
  const withHeader = (value: string | undefined) => {
    const { [scheme.header]: _, ...rest } = right.headers;
    return { ...right, headers: value === undefined ? rest : { ...rest, [scheme.header]: value } };
  };

  test('takes what is signed rightly', async () => {
    expect(await verify(right)).toMatchObject({ isGenuine: true });
  });

  test('refuses another secret, and a missing signature', async () => {
    const other = provider === 'standard' ? 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' : 'test-secreT';
    const wrong = await verify(right, { ...own, secret: other });
    expect(wrong).toEqual({ isGenuine: false, reason: 'wrong_signature' });
    expect(await verify(withHeader(undefined))).toEqual({ isGenuine: false, reason: 'no_signature' });
  });

  test('refuses everything while no secret is set', async () => {
    expect(await verify(right, noSecrets)).toEqual({ isGenuine: false, reason: 'no_secret' });
  });

  test('refuses a signature that is written otherwise', async () => {
    const value = right.headers[scheme.header] ?? '';
    for (const broken of [`${value}!`, `!${value}`, value.slice(0, -3), 'rubbish', '😀']) {
      expect(await verify(withHeader(broken)), broken).toMatchObject({ isGenuine: false });
    }
    expect(await verify(withHeader('rubbish'))).toEqual({ isGenuine: false, reason: 'wrong_encoding' });
  });

  const testBody = scheme.isPassword ? () => undefined : test;
  testBody('refuses a body of which one byte changed', async () => {
    const changed = Buffer.from(body);
    changed[3] = (changed[3] ?? 0) ^ 1;
    expect(await verify({ ...right, body: changed })).toEqual({
      isGenuine: false,
      reason: 'wrong_signature',
    });
  });

  const testAge = scheme.windowMs === undefined ? () => undefined : test;
  testAge('refuses what was signed too long ago or ahead', async () => {
    const windowMs = scheme.windowMs ?? 0;
    expect(await verify(right, own, nowMs + windowMs - 1_000)).toMatchObject({ isGenuine: true });
    for (const atMs of [nowMs + windowMs + 1_000, nowMs - windowMs - 1_000]) {
      expect(await verify(right, own, atMs)).toEqual({ isGenuine: false, reason: 'too_old' });
    }
  });
});

describe('sendgrid', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = {
    ...noSecrets,
    secret: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  const stamp = String(nowMs / 1_000);
  const signature = createSign('sha256').update(stamp).update(body).sign(privateKey, 'base64');
  const headers = {
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': stamp,
  };
  const verify = (request: WebhookRequest, atMs = nowMs, with_ = own) =>
    verifyWebhook('sendgrid', request, { secrets: with_, nowMs: atMs, loadCertificate: noCertificate });

  test('takes what its key signed, for ten minutes, and nothing else', async () => {
    expect(await verify(requestWith(body, headers))).toEqual({ isGenuine: true });
    expect(await verify(requestWith(body, headers), nowMs + 601_000)).toMatchObject({ reason: 'too_old' });
    expect(await verify(requestWith(`${body} `, headers))).toMatchObject({ reason: 'wrong_signature' });
    expect(await verify(requestWith(body, {}))).toMatchObject({ reason: 'no_signature' });
    expect(await verify(requestWith(body, headers), nowMs, noSecrets)).toMatchObject({ reason: 'no_secret' });
    const hex = { ...headers, 'x-twilio-email-event-webhook-signature': 'zz' };
    expect(await verify(requestWith(body, hex))).toMatchObject({ reason: 'wrong_encoding' });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const forged = createSign('sha256').update(stamp).update(body).sign(other, 'base64');
    const wrong = { ...headers, 'x-twilio-email-event-webhook-signature': forged };
    expect(await verify(requestWith(body, wrong))).toMatchObject({ reason: 'wrong_signature' });
  });
});

describe('mailgun', () => {
  const verify = (text: string, atMs = nowMs, with_ = secrets) =>
    verifyWebhook('mailgun', requestWith(text, {}), {
      ...{ secrets: with_, nowMs: atMs, loadCertificate: noCertificate },
    });
  const signed =
    signWebhook('mailgun', {
      ...{ url: '', contentType: 'application/json', body: '{"event-data":{}}', secrets, nowMs },
      nonce: 'token-1',
    })?.body ?? '';

  test('takes its signature once and for a day, and tells by what a second one is known', async () => {
    expect(await verify(signed)).toEqual({ isGenuine: true, once: 'token token-1' });
    expect(await verify(signed, nowMs + 86_401_000)).toMatchObject({ reason: 'too_old' });
    expect(await verify(signed, nowMs, noSecrets)).toMatchObject({ reason: 'no_secret' });
    expect(await verify(signed.replace('token-1', 'token-2'))).toMatchObject({ reason: 'wrong_signature' });
    expect(await verify('{"event-data":{}}')).toMatchObject({ reason: 'no_signature' });
    expect(await verify('rubbish')).toMatchObject({ reason: 'malformed' });
    const broken = signed.replace(/"signature":"[0-9a-f]{4}/, '"signature":"zzzz');
    expect(await verify(broken)).toMatchObject({ reason: 'wrong_encoding' });
  });

  test('takes a subaccount’s delivery by the signature of the account above', async () => {
    const { signature } = JSON.parse(signed) as { signature: object };
    const foreign = { ...signature, signature: '0'.repeat(64) };
    const text = JSON.stringify({ signature: foreign, 'parent-signature': signature });
    expect(await verify(text)).toMatchObject({ isGenuine: true });
  });
});

describe('standard with public keys', () => {
  test('takes an Ed25519 signature beside others', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const stamp = String(nowMs / 1_000);
    const signature = sign(null, Buffer.from(`msg_1.${stamp}.${body}`), privateKey).toString('base64');
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,AAAA v1a,${signature}`,
    };
    const with_ = { secrets: { ...noSecrets, secret: `whpk_${raw}` }, nowMs, loadCertificate: noCertificate };
    expect(await verifyWebhook('standard', requestWith(body, headers), with_)).toMatchObject({
      isGenuine: true,
    });
    expect(await verifyWebhook('standard', requestWith(`${body} `, headers), with_)).toMatchObject({
      reason: 'wrong_signature',
    });
  });
});

describe('tokens in the address', () => {
  const verify = (provider: WebhookProvider, query: string) =>
    verifyWebhook(
      provider,
      { ...requestWith(body, {}), query },
      { secrets, nowMs, loadCertificate: noCertificate },
    );

  test('stand for the header with Postmark and CloudEvents', async () => {
    expect(await verify('postmark', 'token=test-secret')).toEqual({ isGenuine: true });
    expect(await verify('postmark', 'token=other')).toMatchObject({ reason: 'wrong_signature' });
    expect(await verify('cloudevents', 'access_token=test-secret')).toEqual({ isGenuine: true });
    expect(await verify('pipedrive', 'token=test-secret')).toMatchObject({ reason: 'no_signature' });
  });
});

test('a hook of a Crisp website, which is not signed, passes by the key in its address alone', async () => {
  const check = { secrets, nowMs, loadCertificate: noCertificate };
  const with_ = (query: string, headers = {}) =>
    verifyWebhook('crisp', { ...requestWith(body, headers), query }, check);
  expect(await with_('key=test-secret')).toEqual({ isGenuine: true });
  expect(await with_('key=test-secreT')).toMatchObject({ reason: 'wrong_signature' });
  expect(await with_('')).toMatchObject({ reason: 'no_signature' });
  const forged = { 'x-crisp-request-timestamp': String(nowMs), 'x-crisp-signature': '0'.repeat(64) };
  expect(await with_('key=test-secret', forged)).toMatchObject({ reason: 'wrong_signature' });
  const without = { ...requestWith(body, {}), query: 'key=' };
  expect(await verifyWebhook('crisp', without, { ...check, secrets: noSecrets })).toMatchObject({
    reason: 'no_secret',
  });
});

test('an unsigned lead notification of LinkedIn passes, anything else unsigned does not', async () => {
  const check = { secrets, nowMs, loadCertificate: noCertificate };
  const lead = requestWith('{"type":"LEAD_ACTION"}', {});
  expect(await verifyWebhook('linkedin', lead, check)).toEqual({ isGenuine: true });
  const forged = requestWith('{"type":"LEAD_ACTION"}', { 'x-li-signature': '0'.repeat(64) });
  expect(await verifyWebhook('linkedin', forged, check)).toMatchObject({ reason: 'wrong_signature' });
});

test('HubSpot’s signature holds for an address with escapes, as called or decoded', async () => {
  const url = 'https://example.com/hooks/hubspot/abc?x=%3A%2f%20a';
  const signed = signWebhook('hubspot', {
    ...{ url, contentType: 'application/json', body, secrets, nowMs, nonce: '' },
  });
  const request = { ...requestWith(body, signed?.headers ?? {}), urls: ['http://10.0.0.1/x', url] };
  const check = { secrets, nowMs, loadCertificate: noCertificate };
  expect(await verifyWebhook('hubspot', request, check)).toEqual({ isGenuine: true });
});
