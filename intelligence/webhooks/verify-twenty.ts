// Twenty: hex HMAC-SHA256 of time, colon and raw body under the webhook's secret. The nonce that it sends is not signed, so the
// signature itself is what is taken once. Source: twentyhq/twenty, call-webhook.job.ts.

import { isOutside, readStamp } from './check-age.ts';
import { checkHmac } from './check-hmac.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

const windowMs = 5 * 60_000;

export function verifyTwenty(
  { headers, body }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const stamp = headers['x-twenty-webhook-timestamp'];
  const signature = headers['x-twenty-webhook-signature'];
  if (signature === undefined || stamp === undefined) return refuseWebhook('no_signature');
  const stampMs = readStamp(stamp, 'milliseconds');
  if (stampMs === undefined) return refuseWebhook('wrong_encoding');
  const verdict = checkHmac({ secret, signature, encoding: 'hex', signed: [stamp, ':', body] });
  if (!verdict.isGenuine) return verdict;
  if (isOutside(stampMs, nowMs, windowMs)) return refuseWebhook('too_old');
  return { isGenuine: true, once: `signature ${signature.toLowerCase()}` };
}
