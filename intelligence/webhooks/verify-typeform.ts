// Typeform: base64 HMAC-SHA256 of the raw body under the webhook's secret. Source: typeform.com/developers/webhooks/secure-your-webhooks.

import { afterPrefix, checkHmac } from './check-hmac.ts';
import type { WebhookRequest, WebhookSecrets, WebhookVerdict } from './webhook-request.ts';

export function verifyTypeform(
  { headers, body }: WebhookRequest,
  { secret }: WebhookSecrets,
): WebhookVerdict {
  const signature = afterPrefix(headers['typeform-signature'], 'sha256=');
  return checkHmac({ secret, signature, encoding: 'base64', signed: [body] });
}
