// Says to a push service who sends: a token for its origin alone, signed with the installation's key (RFC 8292).

import { createPrivateKey, sign } from 'node:crypto';

export interface VapidKeys {
  /** Uncompressed point of P-256, 65 bytes in base64url: browsers subscribe with it. */
  readonly publicKey: string;
  /** 32 bytes in base64url. */
  readonly privateKey: string;
}

export interface VapidClaims {
  readonly endpoint: string;
  /** `https:` or `mailto:`: whom the push service may ask about us. */
  readonly contact: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** A push service takes none that holds longer than a day. */
const holdsSeconds = 12 * 3_600;

/** Value of the header `Authorization`. */
export function signVapid(
  { publicKey, privateKey }: VapidKeys,
  { endpoint, contact, nowMs }: VapidClaims,
): string {
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      ...{ kty: 'EC', crv: 'P-256', d: privateKey },
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
    },
  });
  const claims = {
    ...{ aud: new URL(endpoint).origin, sub: contact },
    exp: Math.floor(nowMs / 1_000) + holdsSeconds,
  };
  const text = [{ typ: 'JWT', alg: 'ES256' }, claims].map(encode).join('.');
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${text}.${signature.toString('base64url')}, k=${publicKey}`;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
