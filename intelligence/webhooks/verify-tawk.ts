// Tawk.to: hex HMAC-SHA1 of the raw body under the webhook's secret key. Source: developer.tawk.to/webhooks.

import { checkHmac } from './check-hmac.ts';
import type { WebhookRequest, WebhookSecrets, WebhookVerdict } from './webhook-request.ts';

export function verifyTawk({ headers, body }: WebhookRequest, { secret }: WebhookSecrets): WebhookVerdict {
  const signature = headers['x-tawk-signature'];
  return checkHmac({ secret, signature, encoding: 'hex', algorithm: 'sha1', signed: [body] });
}
