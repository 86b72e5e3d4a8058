// Mailgun: hex HMAC-SHA256 of a time and a token that stand in the body, under the webhook signing key. The rest of the body is
// not signed: the token must never be taken twice with another body. Source: documentation.mailgun.com, Securing Webhooks.

import { isOutside, readStamp } from './check-age.ts';
import { checkHmac } from './check-hmac.ts';
import { readJsonObject } from './read-json-object.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

/** Tries go on for eight hours. */
const windowMs = 24 * 3_600_000;

export function verifyMailgun(
  { body }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const read = readJsonObject(body);
  if (read === undefined) return refuseWebhook('malformed');
  const own = checkPart(read['signature'], secret, nowMs);
  // Of a subaccount: signed with the key of the account above as well.
  return own.isGenuine || read['parent-signature'] === undefined
    ? own
    : checkPart(read['parent-signature'], secret, nowMs);
}

function checkPart(part: unknown, secret: string, nowMs: number): WebhookVerdict {
  if (typeof part !== 'object' || part === null) return refuseWebhook('no_signature');
  const { timestamp, token, signature } = part as Record<string, unknown>;
  const stamp = typeof timestamp === 'number' ? String(timestamp) : timestamp;
  if (typeof stamp !== 'string' || typeof token !== 'string' || typeof signature !== 'string')
    return refuseWebhook('no_signature');
  const stampMs = readStamp(stamp, 'seconds');
  if (stampMs === undefined || token === '' || token.length > 200) return refuseWebhook('wrong_encoding');
  const verdict = checkHmac({ secret, signature, encoding: 'hex', signed: [stamp, token] });
  if (!verdict.isGenuine) return verdict;
  return isOutside(stampMs, nowMs, windowMs)
    ? refuseWebhook('too_old')
    : { isGenuine: true, once: `token ${token}` };
}
