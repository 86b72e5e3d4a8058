// Messages of Amazon SNS: both versions of the signature, certificates of Amazon's hosts alone, one topic alone.

import { expect, test } from 'vitest';
import { isAmazonUrl, verifySns } from '#intelligence/webhooks/verify-sns.ts';
import { noSecrets, requestWith } from './sample-webhooks.ts';
import { signedBySns, topicArn } from './signed-by-sns.ts';
import { snsCertificate } from './sns-certificate.ts';

const secrets = { ...noSecrets, topicArn };
const asked: string[] = [];
const load = (url: string) => {
  asked.push(url);
  return Promise.resolve(snsCertificate);
};
const verify = (content: unknown, with_ = secrets) =>
  verifySns(requestWith(JSON.stringify(content), {}), with_, load);

test.each(['1', '2'] as const)('takes signature version %s', async (version) => {
  const once = 'message da41e39f-ea4d-435a-b922-c6aae3915ebe';
  expect(await verify(signedBySns({}, version))).toEqual({ isGenuine: true, once });
  const confirmation = { Type: 'SubscriptionConfirmation', Token: 't', SubscribeURL: 'https://x.example' };
  expect(await verify(signedBySns(confirmation, version))).toEqual({ isGenuine: true, once });
});

test('refuses a changed message, another topic, no topic, no signature and wrong encodings', async () => {
  const right = signedBySns();
  expect(await verify({ ...right, Message: '{"eventType":"Opem"}' })).toMatchObject({
    reason: 'wrong_signature',
  });
  expect(await verify(signedBySns({ TopicArn: `${topicArn}x` }))).toMatchObject({ reason: 'wrong_topic' });
  expect(await verify(right, noSecrets)).toMatchObject({ reason: 'no_secret' });
  expect(await verify({ ...right, Signature: undefined })).toMatchObject({ reason: 'no_signature' });
  expect(await verify({ ...right, Signature: 'rubbish!' })).toMatchObject({ reason: 'wrong_encoding' });
  expect(await verify({ ...right, SignatureVersion: '3' })).toMatchObject({ reason: 'wrong_encoding' });
  expect(await verify({ ...right, Type: 'constructor' })).toMatchObject({ reason: 'malformed' });
});

test('never asks for a certificate anywhere but on Amazon’s own hosts', async () => {
  asked.length = 0;
  for (const url of [
    'http://sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem',
    'https://evil.example/sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
    'https://user@sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com/a.txt',
    'https://s3.eu-west-1.amazonaws.com/a.pem',
    'https://169.254.169.254/a.pem',
  ]) {
    expect(await verify(signedBySns({ SigningCertURL: url })), url).toMatchObject({
      reason: 'no_certificate',
    });
  }
  expect(asked).toEqual([]);
  expect(isAmazonUrl('https://sns.cn-north-1.amazonaws.com.cn/a.pem')).toBe(true);
});

test('tells a certificate that is away for the moment from one that is none', async () => {
  const away = () => Promise.reject(new Error('away'));
  const request = requestWith(JSON.stringify(signedBySns()), {});
  expect(await verifySns(request, secrets, away)).toMatchObject({ reason: 'certificate_away' });
  const rubbish = () => Promise.resolve('rubbish');
  expect(await verifySns(request, secrets, rubbish)).toMatchObject({ reason: 'no_certificate' });
});
