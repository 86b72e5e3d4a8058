// Meta (Pages, Instagram, Messenger, WhatsApp): hex HMAC-SHA256 of the raw body under the app secret. Source:
// developers.facebook.com/docs/graph-api/webhooks/getting-started.

import { afterPrefix, checkHmac } from './check-hmac.ts';
import type { WebhookRequest, WebhookSecrets, WebhookVerdict } from './webhook-request.ts';

export function verifyMeta({ headers, body }: WebhookRequest, { secret }: WebhookSecrets): WebhookVerdict {
  const signature = afterPrefix(headers['x-hub-signature-256'], 'sha256=');
  return checkHmac({ secret, signature, encoding: 'hex', signed: [body] });
}
