// Finds the deepest row that holds an address. The last row that begins at or before the address is that row, or lies in
// it beside the address: going up from there leads to it.

import type { RangeTables } from './range-tables.ts';

/** The row's number, -1 when no row holds the address. */
export function createFindFour({ four }: RangeTables): (address: number) => number {
  const { low, high, parent, starts } = four;
  return (address) => {
    const bucket = address >>> 16;
    const wanted = address & 0xffff;
    let from = starts[bucket] ?? 0;
    let to = starts[bucket + 1] ?? 0;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((low[middle] ?? 0) <= wanted) from = middle + 1;
      else to = middle;
    }
    let row = from - 1;
    while (row >= 0 && (high[row] ?? 0) < address) row = parent[row] ?? -1;
    return row;
  };
}

/** The row's number among the IPv6 rows, -1 when no row holds the address. */
export function createFindSix({
  six,
}: RangeTables): (word0: number, word1: number, word2: number, word3: number) => number {
  const { low, high, parent, starts } = six;
  const count = parent.length;
  return (word0, word1, word2, word3) => {
    let from = starts[word0 >>> 16] ?? 0;
    let to = starts[(word0 >>> 16) + 1] ?? 0;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compareEnd(low, middle, count, word0, word1, word2, word3) <= 0) from = middle + 1;
      else to = middle;
    }
    let row = from - 1;
    while (row >= 0 && compareEnd(high, row, count, word0, word1, word2, word3) < 0) row = parent[row] ?? -1;
    return row;
  };
}

/** Below 0 when the end of the row comes before the address, 0 when it is the address. */
function compareEnd(
  ends: Uint32Array,
  row: number,
  count: number,
  word0: number,
  word1: number,
  word2: number,
  word3: number,
): number {
  const end0 = ends[row] ?? 0;
  if (end0 !== word0) return end0 - word0;
  const end1 = ends[row + count] ?? 0;
  if (end1 !== word1) return end1 - word1;
  const end2 = ends[row + count * 2] ?? 0;
  if (end2 !== word2) return end2 - word2;
  return (ends[row + count * 3] ?? 0) - word3;
}
