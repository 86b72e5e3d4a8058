// Calendly: `t=SECONDS,v1=HEX`, the HMAC-SHA256 of time, dot and raw body under the subscription's key. Source:
// developer.calendly.com, Webhook signatures.

import { isOutside, readStamp } from './check-age.ts';
import { checkHmac } from './check-hmac.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

const windowMs = 180_000;

export function verifyCalendly(
  { headers, body }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const header = headers['calendly-webhook-signature'];
  if (header === undefined) return refuseWebhook('no_signature');
  const parts = new Map(header.split(',').map((part) => splitOnce(part.trim())));
  const stamp = parts.get('t') ?? '';
  const stampMs = readStamp(stamp, 'seconds');
  if (stampMs === undefined) return refuseWebhook('wrong_encoding');
  const verdict = checkHmac({
    secret,
    signature: parts.get('v1'),
    encoding: 'hex',
    signed: [stamp, '.', body],
  });
  return verdict.isGenuine && isOutside(stampMs, nowMs, windowMs) ? refuseWebhook('too_old') : verdict;
}

function splitOnce(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}
