// Providers that sign nothing and are given a token for a header: Brevo, and CloudEvents, which also allows it in the address.
// Sources: developers.brevo.com/reference/create-webhook; CloudEvents, HTTP 1.1 Web Hooks, section 3.

import { isSameText } from './compare-secret.ts';
import {
  genuine,
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

export function verifyBearer({ headers }: WebhookRequest, { secret }: WebhookSecrets): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const header = headers['authorization'];
  if (header === undefined) return refuseWebhook('no_signature');
  const token = /^Bearer +(\S{1,1000})$/i.exec(header.trim())?.[1];
  if (token === undefined) return refuseWebhook('wrong_encoding');
  return isSameText(secret, token) ? genuine : refuseWebhook('wrong_signature');
}

export function verifyCloudevents(request: WebhookRequest, secrets: WebhookSecrets): WebhookVerdict {
  const token = new URLSearchParams(request.query).get('access_token');
  if (token === null || request.headers['authorization'] !== undefined) return verifyBearer(request, secrets);
  if (secrets.secret === '') return refuseWebhook('no_secret');
  return isSameText(secrets.secret, token) ? genuine : refuseWebhook('wrong_signature');
}
