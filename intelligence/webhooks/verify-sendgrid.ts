// SendGrid: ECDSA (P-256, SHA-256) over the time and the raw body; we hold its public key. The signature is DER in base64, the
// key SPKI in base64. Source: twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features.

import { createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import { isOutside, readStamp } from './check-age.ts';
import { readBase64 } from './read-digest.ts';
import {
  genuine,
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

/** SendGrid states no limit; a delivery is signed anew for each try. */
const windowMs = 10 * 60_000;

export function verifySendgrid(
  { headers, body }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  const key = readPublicKey(secret);
  if (key === undefined) return refuseWebhook('no_secret');
  const signature = headers['x-twilio-email-event-webhook-signature'];
  const stamp = headers['x-twilio-email-event-webhook-timestamp'];
  if (signature === undefined || stamp === undefined) return refuseWebhook('no_signature');
  const bytes = readBase64(signature);
  const stampMs = readStamp(stamp, 'seconds');
  if (bytes === undefined || stampMs === undefined) return refuseWebhook('wrong_encoding');
  if (isOutside(stampMs, nowMs, windowMs)) return refuseWebhook('too_old');
  return createVerify('sha256').update(stamp).update(body).verify(key, bytes)
    ? genuine
    : refuseWebhook('wrong_signature');
}

/** Undefined when it is no public key of an elliptic curve. */
export function readPublicKey(text: string): KeyObject | undefined {
  const bare = text.replace(/-----[A-Z ]+-----|\s/g, '');
  try {
    const key = createPublicKey({ key: Buffer.from(bare, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' ? key : undefined;
  } catch {
    return undefined;
  }
}
