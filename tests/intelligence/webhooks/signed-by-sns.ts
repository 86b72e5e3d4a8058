// Messages as Amazon SNS signs them, under the certificate of the tests.

import { createSign } from 'node:crypto';
import { textToSign } from '#intelligence/webhooks/verify-sns.ts';
import { snsKey } from './sns-certificate.ts';

export const topicArn = 'arn:aws:sns:eu-west-1:123456789012:mail-events';

export function signedBySns(more: Record<string, unknown> = {}, version: '1' | '2' = '2') {
  const unsigned = {
    Type: 'Notification',
    MessageId: 'da41e39f-ea4d-435a-b922-c6aae3915ebe',
    TopicArn: topicArn,
    Message: '{"eventType":"Open"}',
    Timestamp: '2026-10-01T10:00:00.000Z',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
    SignatureVersion: version,
    ...more,
  };
  const algorithm = version === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  const Signature = createSign(algorithm).update(textToSign(unsigned)).sign(snsKey, 'base64');
  return { ...unsigned, Signature };
}
