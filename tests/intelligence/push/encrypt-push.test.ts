// Messages to browsers are sealed as RFC 8291 says, to the last byte, and signed so that a push service can check it.

import { createECDH, createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { encryptPush, pushBytesMax } from '#intelligence/push/encrypt-push.ts';
import { signVapid } from '#intelligence/push/sign-vapid.ts';
import { decryptPush } from '#tests/support/decrypt-push.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');
/** Appendix A of RFC 8291. */
const example = {
  plain: 'When I grow up, I want to be a watermelon',
  privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  publicKey: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
  receiverKey: bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  body:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A' +
    '_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

test('the example of the RFC comes out to the last byte, and a browser reads it', () => {
  const { plain, publicKey, auth, salt, privateKey, receiverKey } = example;
  const body = encryptPush(Buffer.from(plain), { publicKey, auth }, { salt, privateKey });
  expect(body.toString('base64url')).toBe(example.body);
  expect(decryptPush(body, { privateKey: receiverKey, auth }).toString()).toBe(plain);
});

test('a message of the longest that a push service takes has 4,096 bytes, and a longer one is refused', () => {
  const { publicKey, auth, salt, privateKey } = example;
  const seal = (size: number) =>
    encryptPush(Buffer.alloc(size, 97), { publicKey, auth }, { salt, privateKey });
  expect(seal(pushBytesMax)).toHaveLength(4_096);
  expect(() => seal(pushBytesMax + 1)).toThrow(/3993 bytes/);
});

test('the token names the origin of the push service and nothing of the browser, and its signature can be checked', () => {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  const keys = { publicKey, privateKey: pair.getPrivateKey('base64url') };
  const nowMs = Date.UTC(2026, 10, 27);
  const claims = {
    endpoint: 'https://push.example:8443/send/secret',
    contact: 'https://fiuto.example',
    nowMs,
  };
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(signVapid(keys, claims)) ?? [];
  const [header = '', payload = '', signature = ''] = token.split('.');
  expect(key).toBe(publicKey);
  expect(JSON.parse(bytes(header).toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
  expect(JSON.parse(bytes(payload).toString())).toEqual({
    ...{ aud: 'https://push.example:8443', sub: 'https://fiuto.example', exp: nowMs / 1_000 + 12 * 3_600 },
  });
  const point = bytes(publicKey);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x: String(x), y: String(y) };
  const checked = { key: createPublicKey({ format: 'jwk', key: jwk }), dsaEncoding: 'ieee-p1363' } as const;
  const isGenuine = (text: string) => verify('sha256', Buffer.from(text), checked, bytes(signature));
  expect(isGenuine(`${header}.${payload}`)).toBe(true);
  expect(isGenuine(`${header}.${payload}x`)).toBe(false);
});
