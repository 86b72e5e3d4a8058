// Amazon SNS, which carries the events of SES: an RSA signature over chosen fields of the body, under a certificate that Amazon
// keeps on its own hosts. Sources: docs.aws.amazon.com/sns, Verifying the signatures of Amazon SNS messages; aws/aws-js-sns-message-validator.

import { createVerify, X509Certificate } from 'node:crypto';
import { isSameText } from './compare-secret.ts';
import { readBase64 } from './read-digest.ts';
import { readJsonObject } from './read-json-object.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

/** Answers a certificate in PEM; rejects when it cannot be had. It is asked for Amazon's own hosts alone. */
export type LoadCertificate = (url: string) => Promise<string>;

const amazonHost = /^sns\.[a-zA-Z0-9-]{3,}\.amazonaws\.com(\.cn)?$/;
const notificationFields = [
  'Message',
  'MessageId',
  'Subject',
  'SubscribeURL',
  'Timestamp',
  'TopicArn',
  'Type',
];
const confirmationFields = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  Notification: notificationFields,
  SubscriptionConfirmation: confirmationFields,
  UnsubscribeConfirmation: confirmationFields,
};
const algorithms: Readonly<Record<string, string>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' };

export async function verifySns(
  { body }: WebhookRequest,
  { topicArn }: WebhookSecrets,
  loadCertificate: LoadCertificate,
): Promise<WebhookVerdict> {
  if (topicArn === '') return refuseWebhook('no_secret');
  const message = readJsonObject(body);
  const type = message?.['Type'];
  const fields = typeof type === 'string' && Object.hasOwn(fieldsOf, type) ? fieldsOf[type] : undefined;
  if (message === undefined || fields === undefined) return refuseWebhook('malformed');
  if (!isSameText(topicArn, readText(message['TopicArn']))) return refuseWebhook('wrong_topic');
  if (message['Signature'] === undefined) return refuseWebhook('no_signature');
  const signature = readBase64(readText(message['Signature']));
  const algorithm = algorithms[readText(message['SignatureVersion'])];
  const url = readText(message['SigningCertURL']);
  if (signature === undefined || algorithm === undefined) return refuseWebhook('wrong_encoding');
  if (!isAmazonUrl(url) || !new URL(url).pathname.endsWith('.pem')) return refuseWebhook('no_certificate');
  const certificate = await loadCertificate(url).catch(() => undefined);
  if (certificate === undefined) return refuseWebhook('certificate_away');
  const key = readKey(certificate);
  if (key === undefined) return refuseWebhook('no_certificate');
  const isRight = createVerify(algorithm).update(textToSign(message, fields)).verify(key, signature);
  if (!isRight) return refuseWebhook('wrong_signature');
  return { isGenuine: true, once: `message ${readText(message['MessageId'])}` };
}

/** Whether an address is one of Amazon SNS itself, on the usual port; nothing else that a message names is ever asked. */
export function isAmazonUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  return (
    protocol === 'https:' && port === '' && username === '' && password === '' && amazonHost.test(hostname)
  );
}

/** Each field that is there, in order, its name and its value on a line each. */
export function textToSign(
  message: Readonly<Record<string, unknown>>,
  fields: readonly string[] = fieldsOf[readText(message['Type'])] ?? [],
): string {
  return fields
    .filter((field) => typeof message[field] === 'string')
    .map((field) => `${field}\n${readText(message[field])}\n`)
    .join('');
}

function readKey(certificate: string) {
  try {
    const key = new X509Certificate(certificate).publicKey;
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
