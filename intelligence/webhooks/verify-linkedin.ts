// LinkedIn: hex HMAC-SHA256 of `hmacsha256=` and the raw body under the client secret. Lead notifications are not documented to
// be signed: one that carries no signature rests on the address alone. Source: learn.microsoft.com/linkedin/shared/api-guide/webhook-validation.

import { checkHmac } from './check-hmac.ts';
import { readJsonObject } from './read-json-object.ts';
import {
  genuine,
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

const prefix = 'hmacsha256=';

export function verifyLinkedin(
  { headers, body }: WebhookRequest,
  { secret }: WebhookSecrets,
): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const header = headers['x-li-signature']?.trim();
  if (header === undefined) {
    return readJsonObject(body)?.['type'] === 'LEAD_ACTION' ? genuine : refuseWebhook('no_signature');
  }
  const signature = header.startsWith(prefix) ? header.slice(prefix.length) : header;
  return checkHmac({ secret, signature, encoding: 'hex', signed: [prefix, body] });
}
