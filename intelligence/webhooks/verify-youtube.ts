// YouTube through WebSub: hex HMAC-SHA1 of the raw body under the secret of the subscription. Source: w3.org/TR/websub,
// section 8; developers.google.com/youtube/v3/guides/push_notifications.

import { afterPrefix, checkHmac } from './check-hmac.ts';
import type { WebhookRequest, WebhookSecrets, WebhookVerdict } from './webhook-request.ts';

export function verifyYoutube({ headers, body }: WebhookRequest, { secret }: WebhookSecrets): WebhookVerdict {
  const signature = afterPrefix(headers['x-hub-signature'], 'sha1=');
  return checkHmac({ secret, signature, encoding: 'hex', algorithm: 'sha1', signed: [body] });
}

/** The feed of a channel, as hub and subscriber name it. */
export function youtubeTopic(channelId: string): string {
  return `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channelId}`;
}
