// Standard Webhooks: base64 HMAC-SHA256 (`v1`) or Ed25519 (`v1a`) over id, time and raw body, with dots between. Several
// signatures may stand in the header while a secret is changed. Source: standard-webhooks/spec/standard-webhooks.md.

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { isOutside, readStamp } from './check-age.ts';
import { makeHmac } from './check-hmac.ts';
import { isSameDigest } from './compare-secret.ts';
import { readBase64 } from './read-digest.ts';
import {
  refuseWebhook,
  type WebhookRequest,
  type WebhookSecrets,
  type WebhookVerdict,
} from './webhook-request.ts';

const windowMs = 5 * 60_000;
const signaturesMax = 20;
/** What stands before the 32 bytes of an Ed25519 key in SPKI (RFC 8410). */
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');

type StandardKey = { kind: 'hmac'; secret: Buffer } | { kind: 'ed25519'; key: KeyObject };

export function verifyStandard(
  { headers, body }: WebhookRequest,
  { secret }: WebhookSecrets,
  nowMs: number,
): WebhookVerdict {
  const key = readStandardKey(secret);
  if (key === undefined) return refuseWebhook('no_secret');
  const [id, stamp, list] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`]);
  if (!id || !stamp || !list) return refuseWebhook('no_signature');
  const stampMs = readStamp(stamp, 'seconds');
  const version = key.kind === 'hmac' ? 'v1,' : 'v1a,';
  const given = list
    .split(' ', signaturesMax)
    .filter((one) => one.startsWith(version))
    .map((one) => readBase64(one.slice(version.length)))
    .filter((one) => one !== undefined);
  if (stampMs === undefined || given.length === 0) return refuseWebhook('wrong_encoding');
  const signed = [id, '.', stamp, '.', body];
  if (!given.some((one) => isRight(key, signed, one))) return refuseWebhook('wrong_signature');
  if (isOutside(stampMs, nowMs, windowMs)) return refuseWebhook('too_old');
  return { isGenuine: true, once: `id ${id.slice(0, 200)}` };
}

/** Undefined when it is neither `whsec_` nor `whpk_` with a key of a right length in base64. */
export function readStandardKey(text: string): StandardKey | undefined {
  if (text.startsWith('whpk_')) {
    const bytes = readBase64(text.slice(5), 32);
    if (bytes === undefined) return undefined;
    const key = Buffer.concat([ed25519Prefix, bytes]);
    return { kind: 'ed25519', key: createPublicKey({ key, format: 'der', type: 'spki' }) };
  }
  const secret = readBase64(text.replace(/^whsec_/, ''));
  return secret !== undefined && secret.length >= 16 ? { kind: 'hmac', secret } : undefined;
}

function isRight(key: StandardKey, signed: readonly (string | Buffer)[], given: Buffer): boolean {
  if (key.kind === 'hmac') return isSameDigest(makeHmac(key.secret, signed), given);
  return verify(null, Buffer.concat(signed.map((part) => Buffer.from(part))), key.key, given);
}
