// Meta (Pages, Instagram, Messenger, WhatsApp): hex HMAC-SHA256 of the raw body under the app secret. Source:
// developers.facebook.com/docs/graph-api/webhooks/getting-started. A request to delete somebody's data is signed in itself.

import { afterPrefix, checkHmac } from './check-hmac.ts';
import { readDeletion, readSignedRequest, type SignedRequest } from './read-signed-request.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

/** Shorter than deliveries are known by their names: an old one is not taken for a new one. */
const issuedWithinMs = 29 * 86_400_000;

export function verifyMeta(
  request: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  const asked = readSignedRequest(request);
  if (asked !== undefined) return verifyDeletion(asked, secret, nowMs);
  const signature = afterPrefix(request.headers['x-hub-signature-256'], 'sha256=');
  return checkHmac({ secret, signature, encoding: 'hex', signed: [request.body] });
}

function verifyDeletion(asked: SignedRequest, secret: string, nowMs: number): WebhookVerdict {
  const { signature, payload } = asked;
  const verdict = checkHmac({ secret, signature, encoding: 'base64url', signed: [payload] });
  if (!verdict.isGenuine) return verdict;
  const deletion = readDeletion(asked);
  if (deletion === undefined) return refuseWebhook('malformed');
  const { issuedAtMs = nowMs } = deletion;
  if (nowMs - issuedAtMs > issuedWithinMs) return refuseWebhook('too_old');
  return { isGenuine: true, once: `deletion ${payload}` };
}
