// Providers that sign nothing and are given a name and a password, or a token in the address: Postmark and Pipedrive. Sources:
// postmarkapp.com/developer/webhooks/webhooks-overview, developers.pipedrive.com (POST /v1/webhooks).

import { isSameText } from './compare-secret.ts';
import { readBase64 } from './read-digest.ts';
import {
  genuine,
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

/** The name that goes with every password we make. */
export const basicUser = 'fiuto';

export function verifyBasic(request: WebhookRequest, { secret }: WebhookSecrets): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const header = request.headers['authorization'];
  if (header === undefined) return refuseWebhook('no_signature');
  const encoded = /^Basic +(\S{1,1000})$/i.exec(header.trim())?.[1];
  const bytes = encoded === undefined ? undefined : readBase64(encoded);
  if (bytes === undefined) return refuseWebhook('wrong_encoding');
  return isSameText(`${basicUser}:${secret}`, bytes.toString('utf8'))
    ? genuine
    : refuseWebhook('wrong_signature');
}

/** Postmark: the password may also stand in the address as `?token=`. */
export function verifyPostmark(request: WebhookRequest, secrets: WebhookSecrets): WebhookVerdict {
  const token = new URLSearchParams(request.query).get('token');
  if (token === null || request.headers['authorization'] !== undefined) return verifyBasic(request, secrets);
  if (secrets.secret === '') return refuseWebhook('no_secret');
  return isSameText(secrets.secret, token) ? genuine : refuseWebhook('wrong_signature');
}
