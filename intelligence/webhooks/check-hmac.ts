// The common part of most schemes: a digest of the raw bytes under a shared secret, in one encoding.

import { createHmac } from 'node:crypto';
import { isSameDigest } from './compare-secret.ts';
import { readBase64, readBase64Url, readHexDigest } from './read-digest.ts';
import { genuine, refuseWebhook, type WebhookVerdict } from './webhook-request.ts';

interface HmacCheck {
  readonly secret: string | Buffer;
  /** The signature alone, without a prefix; undefined when it was not sent. */
  readonly signature: string | undefined;
  readonly encoding: 'hex' | 'base64' | 'base64url';
  readonly algorithm?: 'sha256' | 'sha1';
  /** What was signed, in order. */
  readonly signed: readonly (string | Buffer)[];
}

const readers = { hex: readHexDigest, base64: readBase64, base64url: readBase64Url } as const;
const digestBytes = { sha256: 32, sha1: 20 } as const;

export function checkHmac({
  secret,
  signature,
  encoding,
  algorithm = 'sha256',
  signed,
}: HmacCheck): WebhookVerdict {
  if (secret.length === 0) return refuseWebhook('no_secret');
  if (signature === undefined || signature === '') return refuseWebhook('no_signature');
  const bytes = digestBytes[algorithm];
  const given = readers[encoding](signature, bytes);
  if (given === undefined) return refuseWebhook('wrong_encoding');
  return isSameDigest(makeHmac(secret, signed, algorithm), given)
    ? genuine
    : refuseWebhook('wrong_signature');
}

export function makeHmac(
  secret: string | Buffer,
  signed: readonly (string | Buffer)[],
  algorithm: 'sha256' | 'sha1' = 'sha256',
): Buffer {
  const hmac = createHmac(algorithm, secret);
  for (const part of signed) hmac.update(part);
  return hmac.digest();
}

/** What follows a prefix such as `sha256=`; undefined without the prefix, so that another algorithm is not taken for ours. */
export function afterPrefix(header: string | undefined, prefix: string): string | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  // A signature without its prefix is one of wrong encoding: it is read as '!' and refused there.
  return text.startsWith(prefix) ? text.slice(prefix.length) : '!';
}
