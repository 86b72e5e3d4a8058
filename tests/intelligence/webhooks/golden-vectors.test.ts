// The signatures that providers publish, and ours computed apart from this code, are reproduced to the letter.

import { expect, test } from 'vitest';
import { answerHandshake } from '#intelligence/webhooks/answer-handshake.ts';
import { signWebhook } from '#intelligence/webhooks/sign-webhook.ts';
import { verifyWebhook } from '#intelligence/webhooks/verify-webhook.ts';
import { noCertificate, noSecrets, requestWith } from './sample-webhooks.ts';

const body = '{"object":"page","entry":[]}';
const secrets = { ...noSecrets, secret: 'test-secret', verifyToken: 'test-secret' };
const check = (nowMs: number) => ({ secrets, nowMs, loadCertificate: noCertificate });

test('the published vector of Standard Webhooks holds', async () => {
  const request = requestWith('{"test": 2432232314}', {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
  const own = { ...noSecrets, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
  const verdict = await verifyWebhook('standard', request, {
    ...check(1_614_265_330_000),
    secrets: own,
  });
  expect(verdict).toEqual({ isGenuine: true, once: 'id msg_p5jXN8AQM9LWM0D4loKWxJek' });
});

test.each([
  [
    'meta',
    0,
    body,
    { 'x-hub-signature-256': 'sha256=b5a88eb16fa1b0bd3526754d185ffe266abe023a8d0d305aa57e5f244aaf399d' },
  ],
  [
    'linkedin',
    0,
    body,
    { 'x-li-signature': '0c2adecb190177b2c3df68e94382fdea2c066efaed722a8925b31ae3bd3b2b65' },
  ],
  [
    'hubspot',
    1_700_000_000_000,
    '[]',
    {
      'x-hubspot-request-timestamp': '1700000000000',
      'x-hubspot-signature-v3': 'pRRWF+r8e97o90TEf+dA2tms1qp3CsoeNAsGS5jK8bA=',
    },
  ],
  ['typeform', 0, body, { 'typeform-signature': 'sha256=taiOsW+hsL01JnVNGF/+Jmq+AjqNDTBapX5fJEqvOZ0=' }],
  [
    'calendly',
    1_719_921_600_000,
    body,
    {
      'calendly-webhook-signature':
        't=1719921600,v1=360bce66e9d4e25ed64ad6c0ed3a45aa67ac116d09db566ba96677ff6c2c3d42',
    },
  ],
  ['tawk', 0, body, { 'x-tawk-signature': '27d9e470bcea1f5f01dbc3f35dbb9a866cb18122' }],
  [
    'crisp',
    1_735_066_639_761,
    body,
    {
      'x-crisp-request-timestamp': '1735066639761',
      'x-crisp-signature': '599aaee983f869a3d892cf0063f504701c84cb76d3897e4f1a2910d5725e0f67',
    },
  ],
  [
    'twenty',
    1_735_066_639_761,
    body,
    {
      'x-twenty-webhook-timestamp': '1735066639761',
      'x-twenty-webhook-signature': 'f2526d4b422c45cc1b2bc475e2137eccd58b9782a33833e578e9d200d3880850',
    },
  ],
] as const)(
  'the vector of %s holds, and our own signing gives the same',
  async (provider, nowMs, text, headers) => {
    expect(await verifyWebhook(provider, requestWith(text, headers), check(nowMs))).toMatchObject({
      isGenuine: true,
    });
    const url = 'https://example.com/hooks/hubspot';
    const signed = signWebhook(provider, {
      ...{ url, contentType: 'application/json', body: text, secrets, nowMs },
      nonce: 'n',
    });
    expect(signed?.headers).toMatchObject(headers);
  },
);

test('the vector of Mailgun holds', async () => {
  const signature = {
    timestamp: '1529006854',
    token: 'a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0',
    signature: '67966453c5c60298af8592ce9a16d5e7de99265bfe8ba89fb867483067303724',
  };
  const request = requestWith(JSON.stringify({ signature, 'event-data': {} }), {});
  expect(await verifyWebhook('mailgun', request, check(1_529_006_900_000))).toEqual({
    isGenuine: true,
    once: `token ${signature.token}`,
  });
});

const asked = (query: string, method = 'GET', headers: Record<string, string> = {}) => ({
  ...requestWith('', headers),
  method,
  query,
});

test('the challenges of LinkedIn and X are answered as published', () => {
  const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
  const linkedin = answerHandshake('linkedin', asked(`challengeCode=${code}`), secrets);
  expect(JSON.parse(linkedin?.text ?? '')).toEqual({
    challengeCode: code,
    challengeResponse: '8bde2af5ee9529546d2098fc83434bb05aff1104dca629a22f301714626e29b0',
  });
  const x = answerHandshake('x', asked('crc_token=9b4507b3-9040-4669-9ca3-6b94edb50553'), secrets);
  expect(JSON.parse(x?.text ?? '')).toEqual({
    response_token: 'sha256=RUmWxC5MPBQnLlR6kaBcxG1gTUM+GFIYMn2KOm+D8+g=',
  });
});

test('LinkedIn and X sign no challenge that could be a delivery', () => {
  const body = JSON.stringify({ type: 'LEAD_ACTION', leadAction: 'CREATED' });
  const forged = new URLSearchParams({ challengeCode: `hmacsha256=${body}`, crc_token: body }).toString();
  expect(answerHandshake('linkedin', asked(forged), secrets)?.status).toBe(403);
  expect(answerHandshake('x', asked(forged), secrets)?.status).toBe(403);
});

test('Meta gets its challenge back only with the right token, and never without one of ours', () => {
  const query = (token: string) => `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`;
  expect(answerHandshake('meta', asked(query('test-secret')), secrets)).toMatchObject({
    status: 200,
    type: 'text/plain',
    text: '1158201444',
  });
  expect(answerHandshake('meta', asked(query('test-secreT')), secrets)?.status).toBe(403);
  expect(answerHandshake('meta', asked(query('')), noSecrets)?.status).toBe(403);
});

test('YouTube is confirmed what we subscribed to and nothing else', () => {
  const own = { ...secrets, channelId: 'UC1' };
  const query = (channel: string, token = 'test-secret') =>
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channel}`,
      'hub.challenge': 'abc',
      'hub.lease_seconds': '432000',
      'hub.verify_token': token,
    }).toString();
  expect(answerHandshake('youtube', asked(query('UC1')), own)).toMatchObject({
    status: 200,
    text: 'abc',
    leaseSeconds: 432_000,
  });
  expect(answerHandshake('youtube', asked(query('UC2')), own)?.status).toBe(404);
  expect(answerHandshake('youtube', asked(query('UC1', 'x')), own)?.status).toBe(404);
});

test('Mailchimp finds somebody there, and a sender of CloudEvents may send', () => {
  expect(answerHandshake('mailchimp', asked(''), noSecrets)?.status).toBe(200);
  const origin = { 'webhook-request-origin': 'eventemitter.example', 'webhook-request-rate': '120' };
  expect(answerHandshake('cloudevents', asked('', 'OPTIONS', origin), noSecrets)).toMatchObject({
    status: 200,
    headers: { 'webhook-allowed-origin': 'eventemitter.example', 'webhook-allowed-rate': '*' },
  });
  expect(answerHandshake('sendgrid', asked(''), secrets)).toBeUndefined();
});
