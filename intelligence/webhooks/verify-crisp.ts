// Crisp: hooks of plugins carry the hex HMAC-SHA256 of `[timestamp;body]` under the plugin's secret; hooks of a website are not
// signed, and carry a key in their address instead. Source: docs.crisp.chat/references/web-hooks/v1 and guides/web-hooks/website-hooks.

import { isOutside, readStamp } from './check-age.ts';
import { checkHmac } from './check-hmac.ts';
import { isSameText } from './compare-secret.ts';
import {
  genuine,
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

/** Crisp tries again for a while and does not say for how long; the same body is taken once in any case. */
const windowMs = 86_400_000;

export function verifyCrisp(
  { headers, body, query }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  const signature = headers['x-crisp-signature'];
  const key = new URLSearchParams(query).get('key');
  if (signature === undefined && key !== null && secret !== '')
    return isSameText(secret, key) ? genuine : refuseWebhook('wrong_signature');
  const stamp = headers['x-crisp-request-timestamp'] ?? '';
  const verdict = checkHmac({ secret, signature, encoding: 'hex', signed: ['[', stamp, ';', body, ']'] });
  if (!verdict.isGenuine) return verdict;
  const stampMs = readStamp(stamp, stamp.length > 11 ? 'milliseconds' : 'seconds');
  if (stampMs === undefined) return refuseWebhook('wrong_encoding');
  return isOutside(stampMs, nowMs, windowMs) ? refuseWebhook('too_old') : verdict;
}
