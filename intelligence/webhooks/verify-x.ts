// X: base64 HMAC-SHA256 of the raw body under the consumer secret. Source: docs.x.com/x-api/webhooks/quickstart.

import { afterPrefix, checkHmac } from './check-hmac.ts';
import type { WebhookRequest, WebhookSecrets, WebhookVerdict } from './webhook-request.ts';

export function verifyX({ headers, body }: WebhookRequest, { secret }: WebhookSecrets): WebhookVerdict {
  const signature = afterPrefix(headers['x-twitter-webhooks-signature'], 'sha256=');
  return checkHmac({ secret, signature, encoding: 'base64', signed: [body] });
}
