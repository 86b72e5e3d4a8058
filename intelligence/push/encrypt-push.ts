// Seals a message for one browser, so that the push service in between cannot read it (RFC 8291, with the encoding of RFC 8188).

import { createCipheriv, createECDH, createHmac } from 'node:crypto';

export interface PushReceiver {
  /** The browser's public key: an uncompressed point of P-256, 65 bytes. */
  readonly publicKey: Buffer;
  /** 16 bytes that the browser and we share. */
  readonly auth: Buffer;
}

/** Used once: 16 bytes, and a private key of P-256. */
export interface PushSecrets {
  readonly salt: Buffer;
  readonly privateKey: Buffer;
}

const recordBytes = 4_096;
const tagBytes = 16;
/** Push services take 4,096 bytes: what is left beside the header, the mark of the end and the tag. */
export const pushBytesMax = recordBytes - 86 - 1 - tagBytes;

/** Throws when the message is too long, or the browser's key is no point of the curve. */
export function encryptPush(
  plain: Buffer,
  receiver: PushReceiver,
  { salt, privateKey }: PushSecrets,
): Buffer {
  if (plain.length > pushBytesMax) throw new Error(`a push message has at most ${pushBytesMax} bytes`);
  const own = createECDH('prime256v1');
  own.setPrivateKey(privateKey);
  const ownKey = own.getPublicKey();
  const shared = own.computeSecret(receiver.publicKey);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), receiver.publicKey, ownKey]);
  const input = derive(receiver.auth, shared, about, 32);
  const key = derive(salt, input, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(salt, input, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2: the last record, which is the only one.
  const sealed = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.of(2)])), cipher.final()]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordBytes);
  return Buffer.concat([salt, size, Buffer.of(ownKey.length), ownKey, sealed, cipher.getAuthTag()]);
}

/** HKDF with SHA-256 of at most one block. */
function derive(salt: Buffer, input: Buffer, about: Buffer, bytes: number): Buffer {
  const pseudoRandom = createHmac('sha256', salt).update(input).digest();
  return createHmac('sha256', pseudoRandom)
    .update(Buffer.concat([about, Buffer.of(1)]))
    .digest()
    .subarray(0, bytes);
}
