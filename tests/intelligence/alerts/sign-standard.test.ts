// What we send to programs is signed as Standard Webhooks say, and tried again when they say.

import { expect, test } from 'vitest';
import { signStandard } from '#intelligence/alerts/sign-standard.ts';
import { webhookTriesMax, webhookWaitMs } from '#intelligence/alerts/webhook-schedule.ts';
import { verifyStandard } from '#intelligence/webhooks/verify-standard.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

test('the signature is that of the official example', () => {
  const headers = signStandard({
    ...{ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', nowMs: 1_614_265_330_999, body: '{"test": 2432232314}' },
    secrets: [secret],
  });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('while a secret is changed, whoever has either of them can verify', () => {
  const body = '{}';
  const nowMs = 1_789_000_000_000;
  const headers = signStandard({ id: 'msg_1', nowMs, body, secrets: [other, secret] });
  const request = { method: 'POST', url: 'https://x.example/', headers, body: Buffer.from(body) };
  const verify = (held: string) =>
    verifyStandard(
      request as unknown as Parameters<typeof verifyStandard>[0],
      { secret: held, verifyToken: '', topicArn: '', channelId: '' } as Parameters<typeof verifyStandard>[1],
      nowMs,
    ).isGenuine;
  expect([other, secret, `whsec_${Buffer.alloc(32, 8).toString('base64')}`].map(verify)).toEqual([
    true,
    true,
    false,
  ]);
});

test('a secret that is none signs nothing', () => {
  expect(() => signStandard({ id: 'm', nowMs: 1, body: '', secrets: [''] })).toThrow('make a new one');
});

test('tries come after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, and then no more', () => {
  const seconds = Array.from(
    { length: webhookTriesMax },
    (_, tried) => (webhookWaitMs(tried + 1) ?? 0) / 1_000,
  );
  expect(seconds).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 0]);
});
