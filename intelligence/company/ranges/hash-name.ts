// A name as one number of 53 bits: its letters and digits, small and without accents. Equal names have equal numbers; in
// some millions of names hardly two different ones do, and a chance hit costs one doubtful answer.

import { foldLetters } from '../names/fold-letters.ts';

const highBits = 0x1f_ffff;

/** 0 for a text without letters and digits. */
export function hashName(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  let count = 0;
  const folded = foldLetters(text);
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    const isSign = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
    if (!isSign) continue;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
    count += 1;
  }
  if (count === 0) return 0;
  low ^= low >>> 15;
  return ((high ^ (low >>> 7)) & highBits) * 0x1_0000_0000 + (low >>> 0);
}

/** Numbers as pairs of 32 bits, for a section of an index, and back. */
export function splitHashes(hashes: readonly number[]): Uint32Array {
  const pairs = new Uint32Array(hashes.length * 2);
  hashes.forEach((hash, at) => {
    pairs[at * 2] = Math.floor(hash / 0x1_0000_0000);
    pairs[at * 2 + 1] = hash >>> 0;
  });
  return pairs;
}

/** Where the hash stands among sorted pairs, -1 when it does not. */
export function findHash(pairs: Uint32Array, hash: number): number {
  let from = 0;
  let to = pairs.length / 2;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = (pairs[middle * 2] ?? 0) * 0x1_0000_0000 + (pairs[middle * 2 + 1] ?? 0);
    if (found === hash) return middle;
    if (found < hash) from = middle + 1;
    else to = middle;
  }
  return -1;
}
