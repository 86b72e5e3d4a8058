// Meta's request to delete somebody's data is taken when the app secret signed it, and in no other case.

import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readDeletion, readSignedRequest } from '#intelligence/webhooks/read-signed-request.ts';
import { verifyWebhook } from '#intelligence/webhooks/verify-webhook.ts';
import type { WebhookRequest } from '#intelligence/webhooks/webhook-request.ts';
import { formOf, makeSignedRequest } from './make-signed-request.ts';

const secret = 'test-secret';
const nowMs = Date.UTC(2026, 9, 1, 12);
const payload = { algorithm: 'HMAC-SHA256', issued_at: nowMs / 1_000, user_id: '218471' };
const signed = makeSignedRequest(secret, payload);

const request = (text: string, type = 'application/x-www-form-urlencoded'): WebhookRequest => ({
  ...{ method: 'POST', urls: ['https://t.example/hooks/meta/token'], query: '' },
  headers: { 'content-type': type },
  body: Buffer.from(formOf(text)),
});
const verify = (text: string, with_ = secret, atMs = nowMs) =>
  verifyWebhook('meta', request(text), {
    secrets: { secret: with_, verifyToken: '', topicArn: '', channelId: '' },
    nowMs: atMs,
    loadCertificate: () => Promise.reject(new Error('none')),
  });

describe('a request to delete', () => {
  test('is signed over the letters of its payload', () => {
    const [signature = '', text = ''] = signed.split('.');
    expect(signature).toBe(createHmac('sha256', secret).update(text).digest('base64url'));
  });

  test('is taken when it is signed rightly, by its payload once', async () => {
    const [, text] = signed.split('.');
    expect(await verify(signed)).toEqual({ isGenuine: true, once: `deletion ${text}` });
    expect(readDeletion(readSignedRequest(request(signed)) ?? { signature: '', payload: '' })).toEqual({
      ...{ userId: '218471', issuedAtMs: nowMs },
    });
  });

  test('is refused under another secret, without one, and when one letter changed', async () => {
    expect(await verify(signed, 'test-secreT')).toEqual({ isGenuine: false, reason: 'wrong_signature' });
    expect(await verify(signed, '')).toEqual({ isGenuine: false, reason: 'no_secret' });
    const [signature, text = ''] = signed.split('.');
    const changed = `${signature}.${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`;
    expect(await verify(changed)).toEqual({ isGenuine: false, reason: 'wrong_signature' });
    expect(await verify(`.${text}`)).toEqual({ isGenuine: false, reason: 'no_signature' });
  });

  test('is refused when its signature is written otherwise', async () => {
    const [signature = '', text] = signed.split('.');
    const hex = Buffer.from(signature, 'base64url').toString('hex');
    for (const broken of [hex, `${signature}!`, signature.slice(0, -3), 'rubbish', '😀'])
      expect(await verify(`${broken}.${text}`), broken).toEqual({
        isGenuine: false,
        reason: 'wrong_encoding',
      });
  });

  test('is refused when it is old enough to be unknown again, names nobody, or names another algorithm', async () => {
    const day = 86_400_000;
    expect(await verify(signed, secret, nowMs + 28 * day)).toMatchObject({ isGenuine: true });
    expect(await verify(signed, secret, nowMs + 30 * day)).toEqual({ isGenuine: false, reason: 'too_old' });
    for (const wrong of [{ user_id: '' }, { user_id: '1 OR 1=1' }, { algorithm: 'none' }]) {
      const other = makeSignedRequest(secret, { ...payload, ...wrong });
      expect(await verify(other)).toEqual({ isGenuine: false, reason: 'malformed' });
    }
  });

  test('is no way around the signature of an ordinary webhook', async () => {
    const json = { ...request(signed), headers: { 'content-type': 'application/json' } };
    const secrets = { secret, verifyToken: '', topicArn: '', channelId: '' };
    const loadCertificate = () => Promise.reject(new Error('none'));
    expect(await verifyWebhook('meta', json, { secrets, nowMs, loadCertificate })).toEqual({
      ...{ isGenuine: false, reason: 'no_signature' },
    });
    const twice = { ...request(signed), body: Buffer.from(`${formOf(signed)}&${formOf(signed)}`) };
    expect(readSignedRequest(twice)).toBeUndefined();
  });
});
