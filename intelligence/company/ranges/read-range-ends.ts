// First and last address of a row of the index, and what follows from them.

import { formatAddress } from '../../networks/format-address.ts';
import type { RangeTables } from './range-tables.ts';

/** Four words of the first address, four of the last; IPv4 uses the first of each. */
export type Ends = readonly [number, number, number, number, number, number, number, number];

export function readFourEnds({ four }: RangeTables, row: number): Ends {
  const first = findBucket(four.starts, row) * 65_536 + (four.low[row] ?? 0);
  return [first, 0, 0, 0, four.high[row] ?? 0, 0, 0, 0];
}

/** The first 16 bits of the address that a row begins with: the bucket whose rows it stands among. */
function findBucket(starts: Uint32Array, row: number): number {
  let from = 0;
  let to = starts.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((starts[middle + 1] ?? 0) > row) to = middle;
    else from = middle + 1;
  }
  return from;
}

export function readSixEnds({ six }: RangeTables, row: number): Ends {
  const count = six.parent.length;
  const word = (words: Uint32Array, index: number) => words[row + count * index] ?? 0;
  const { low, high } = six;
  return [
    word(low, 0),
    word(low, 1),
    word(low, 2),
    word(low, 3),
    word(high, 0),
    word(high, 1),
    word(high, 2),
    word(high, 3),
  ];
}

/** The end that the data set gave a row that was cut, undefined for others: a row's key must not depend on its neighbours. */
export function formatFormerLast({ header, four, six }: RangeTables, row: number): string | undefined {
  const isFour = row < header.fourRows;
  const [clipped, width, wanted] = isFour ? [four.clipped, 2, row] : [six.clipped, 5, row - header.fourRows];
  let from = 0;
  let to = clipped.length / width;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((clipped[middle * width] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  const at = from * width;
  if (at >= clipped.length || clipped[at] !== wanted) return undefined;
  const [word0 = 0, word1 = 0, word2 = 0, word3 = 0] = clipped.subarray(at + 1, at + width);
  return formatAddress(isFour ? 4 : 6, word0, word1, word2, word3);
}

/** Bits of the difference between first and last address: 8 for a /24 of IPv4, 0 for one address. */
export function countHostBits(version: 4 | 6, ends: Ends): number {
  if (version === 4) return bitLength((ends[4] - ends[0]) >>> 0);
  let borrow = 0;
  let bits = 0;
  for (let word = 3; word >= 0; word -= 1) {
    const difference = (ends[word + 4] ?? 0) - (ends[word] ?? 0) - borrow;
    borrow = difference < 0 ? 1 : 0;
    const length = bitLength(difference >>> 0);
    if (length > 0) bits = (3 - word) * 32 + length;
  }
  return bits;
}

function bitLength(word: number): number {
  return 32 - Math.clz32(word);
}
