// HubSpot, version 3: base64 HMAC-SHA256 of method, address as called, raw body and time under the app's client secret. The
// address is signed with its escapes decoded. Source: developers.hubspot.com/docs/api/webhooks/validating-requests.

import { isOutside, readStamp } from './check-age.ts';
import { checkHmac } from './check-hmac.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

const windowMs = 5 * 60_000;
/** What HubSpot decodes before it signs; every other escape stays. */
const decoded: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

export function verifyHubspot(
  { headers, method, urls, body }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  if (secret === '') return refuseWebhook('no_secret');
  const stamp = headers['x-hubspot-request-timestamp'];
  const signature = headers['x-hubspot-signature-v3'];
  if (signature === undefined || stamp === undefined) return refuseWebhook('no_signature');
  const stampMs = readStamp(stamp, 'milliseconds');
  if (stampMs === undefined) return refuseWebhook('wrong_encoding');
  if (isOutside(stampMs, nowMs, windowMs)) return refuseWebhook('too_old');
  // Which of our addresses HubSpot was given, only the operator knows.
  const verdicts = urls
    .flatMap((url) => [decodeUrl(url), url])
    .map((url) => checkHmac({ secret, signature, encoding: 'base64', signed: [method, url, body, stamp] }));
  return verdicts.find(({ isGenuine }) => isGenuine) ?? verdicts[0] ?? refuseWebhook('wrong_signature');
}

/** `%3f` in lower case means the same. */
export function decodeUrl(url: string): string {
  return url.replace(/%[0-9a-fA-F]{2}/g, (code) => decoded[code.toUpperCase()] ?? code);
}
