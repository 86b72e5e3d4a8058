// Compares what came from outside with what only we should know, in a time that tells nothing about either.

import { createHash, timingSafeEqual } from 'node:crypto';

/** False for two of different length, which is no secret of a digest. */
export function isSameDigest(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Texts of any length: their hashes are compared. An empty expectation fits nothing. */
export function isSameText(expected: string, given: string): boolean {
  const [a, b] = [expected, given].map((text) => createHash('sha256').update(text).digest());
  return expected !== '' && a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
