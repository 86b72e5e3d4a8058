// What an address for unsubscribing carries: who, sealed, so that it works for ever. Lists are forgotten after two years, and
// mails are kept for longer.

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

export interface RefusalToken {
  /** Less than 2^40. */
  readonly recipientId: number;
  /** Less than 2^32, as the site's. */
  readonly mailingId: number;
  readonly siteId: number;
  /** Lower case. */
  readonly email: string;
  /** Its recipient agreed to be tracked, so that the click counts as well. */
  readonly isTracked: boolean;
}

/** First letter: other tokens begin with others, and a minus would be a formula to spreadsheets. */
const mark = 's';
const pattern = /^s[\w-]{55,600}$/;
const headBytes = 14;
const nonceBytes = 12;
const signBytes = 16;

/**
 * Some 90 letters that may stand in an address as they are; of the same recipient always the same, since the nonce is made of what
 * is sealed. `key`: 32 bytes, of this purpose alone.
 */
export function writeRefusalToken(key: Buffer, token: RefusalToken): string {
  const head = Buffer.alloc(headBytes);
  head.writeUIntBE(token.recipientId, 0, 5);
  head.writeUInt32BE(token.mailingId, 5);
  head.writeUInt32BE(token.siteId, 9);
  head.writeUInt8(token.isTracked ? 1 : 0, 13);
  const plain = Buffer.concat([head, Buffer.from(token.email, 'utf8')]);
  const nonce = createHmac('sha256', halfOf(key, 'nonces')).update(plain).digest().subarray(0, nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', halfOf(key, 'contents'), nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return mark + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined for what was not written with this key. Throws nothing, whatever the text is. */
export function readRefusalToken(key: Buffer, text: string): RefusalToken | undefined {
  if (!pattern.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(mark.length), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', halfOf(key, 'contents'), bytes.subarray(0, nonceBytes), {
      authTagLength: signBytes,
    });
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + signBytes));
    const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + signBytes)), decipher.final()]);
    return {
      recipientId: plain.readUIntBE(0, 5),
      mailingId: plain.readUInt32BE(5),
      siteId: plain.readUInt32BE(9),
      isTracked: plain.readUInt8(13) === 1,
      email: plain.subarray(headBytes).toString('utf8'),
    };
  } catch {
    return undefined;
  }
}

// What makes nonces never does the sealing.
function halfOf(key: Buffer, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest();
}
