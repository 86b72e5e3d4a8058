// Opens a pushed message as a browser does, with the library's HKDF and not with our own: RFC 8291 read from the other side.

import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

export interface PushBrowser {
  readonly privateKey: Buffer;
  readonly auth: Buffer;
}

/** Throws for whatever a browser would not show. */
export function decryptPush(body: Buffer, { privateKey, auth }: PushBrowser): Buffer {
  const salt = body.subarray(0, 16);
  const recordBytes = body.readUInt32BE(16);
  const keyEnd = 21 + body.readUInt8(20);
  const senderKey = body.subarray(21, keyEnd);
  const sealed = body.subarray(keyEnd);
  if (sealed.length > recordBytes) throw new Error('the message has more than one record');
  const own = createECDH('prime256v1');
  own.setPrivateKey(privateKey);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), senderKey]);
  const input = Buffer.from(hkdfSync('sha256', own.computeSecret(senderKey), auth, about, 32));
  const part = (name: string, size: number) =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${name}\0`, size));
  const cipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  const end = plain.lastIndexOf(2);
  if (end === -1 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('it has no end');
  return plain.subarray(0, end);
}
