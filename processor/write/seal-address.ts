// The address of a rejected event, sealed with the key of its receive day: a replay within 72 hours can still look it
// up, afterwards the key is gone and it opens as ''.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** 32 bytes for a receive day 'YYYY-MM-DD' (UTC); null when it has been destroyed. */
export type AddressKeys = { addressKeyFor(day: string): Buffer | null };

const nonceBytes = 12;
const tagBytes = 16;

/** '' when there is no address or no key for its day. */
export function sealAddress(address: string, receivedAtMs: number, keys: AddressKeys): string {
  const key = address === '' ? null : keys.addressKeyFor(dayOf(receivedAtMs));
  if (key === null) return '';
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(address, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** '' when the key is destroyed or another one. */
export function openAddress(sealed: string, receivedAtMs: number, keys: AddressKeys): string {
  const key = sealed === '' ? null : keys.addressKeyFor(dayOf(receivedAtMs));
  if (key === null) return '';
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceBytes + tagBytes) return '';
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return opened.toString('utf8');
  } catch {
    return '';
  }
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
