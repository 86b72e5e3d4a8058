// Requests as providers send them, for tests of their signatures.

import type { WebhookRequest, WebhookSecrets } from '#intelligence/webhooks/webhook-request.ts';

export const noSecrets: WebhookSecrets = { secret: '', verifyToken: '', topicArn: '', channelId: '' };

export const noCertificate = () => Promise.reject(new Error('no certificate is asked for here'));

export function requestWith(body: string, headers: Readonly<Record<string, string>>): WebhookRequest {
  return {
    method: 'POST',
    urls: ['https://example.com/hooks/hubspot'],
    query: '',
    headers,
    body: Buffer.from(body),
  };
}
