// A recipient's token: who was written to, in which mailing, and until when it holds; signed, and told apart by nobody
// without the key. One block of AES over numbers and signature, so that tokens look alike and cannot be counted through.

import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

export interface LinkToken {
  /** Less than 2^40. */
  recipientId: number;
  /** Less than 2^24. */
  mailingId: number;
  /** Last day on which it holds: days since 1970, UTC, less than 2^16. */
  lastDay: number;
}

export type ReadToken = { token: LinkToken } | { refused: 'malformed' | 'forged' | 'expired' };

const dayMs = 86_400_000;
const numberBytes = 10;
const signBytes = 6;
/** First letter of each: a token that begins with a minus would be a formula to spreadsheets. */
const mark = 'k';
const pattern = /^k[\w-]{21}[AQgw]$/;

/** 23 letters that may stand in an address as they are. `key`: 32 bytes, of this purpose alone. */
export function writeLinkToken(key: Buffer, { recipientId, mailingId, lastDay }: LinkToken): string {
  const numbers = Buffer.alloc(numberBytes);
  numbers.writeUIntBE(recipientId, 0, 5);
  numbers.writeUIntBE(mailingId, 5, 3);
  numbers.writeUIntBE(lastDay, 8, 2);
  const cipher = createCipheriv('aes-128-ecb', blockKey(key), null).setAutoPadding(false);
  const block = Buffer.concat([cipher.update(Buffer.concat([numbers, sign(key, numbers)])), cipher.final()]);
  return mark + block.toString('base64url');
}

/** `atMs`: milliseconds since 1970. Throws nothing, whatever the text is. */
export function readLinkToken(key: Buffer, text: string, atMs: number): ReadToken {
  if (!pattern.test(text)) return { refused: 'malformed' };
  const decipher = createDecipheriv('aes-128-ecb', blockKey(key), null).setAutoPadding(false);
  const block = Buffer.concat([
    decipher.update(Buffer.from(text.slice(mark.length), 'base64url')),
    decipher.final(),
  ]);
  const numbers = block.subarray(0, numberBytes);
  if (!timingSafeEqual(block.subarray(numberBytes), sign(key, numbers))) return { refused: 'forged' };
  const token = {
    recipientId: numbers.readUIntBE(0, 5),
    mailingId: numbers.readUIntBE(5, 3),
    lastDay: numbers.readUIntBE(8, 2),
  };
  return Math.floor(atMs / dayMs) > token.lastDay ? { refused: 'expired' } : { token };
}

/** Days since 1970 on which a token made at `atMs` holds for the last time. */
export function lastDayOf(atMs: number, days: number): number {
  return Math.floor(atMs / dayMs) + days;
}

// The two halves of the key never do the same work.
const blockKey = (key: Buffer): Buffer => key.subarray(0, 16);

function sign(key: Buffer, numbers: Buffer): Buffer {
  return createHmac('sha256', key.subarray(16)).update(numbers).digest().subarray(0, signBytes);
}
