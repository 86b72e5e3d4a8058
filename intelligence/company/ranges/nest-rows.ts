// Finds for each sorted row the row that it lies in. Rows come in the order of their first address and, where that is
// the same, the longer before the shorter: then what is still open when a row begins is what it lies in.

/** Rows of `-1` lie in none. */
export interface Nesting {
  parent: Int32Array<ArrayBuffer>;
  /** Rows whose end was cut to that of their parent; `last` holds the cut end, this the former one, as found. */
  clipped: number[];
}

/**
 * IPv4 rows. `last` is changed where a row reaches beyond the row that it begins in: registries nest, so such a row is
 * an error of one of the two, and the part inside is what both agree on.
 */
export function nestFour(first: Uint32Array, last: Uint32Array): Nesting {
  const parent = new Int32Array(first.length);
  const clipped: number[] = [];
  let open = -1;
  for (let row = 0; row < first.length; row += 1) {
    const begin = first[row] ?? 0;
    while (open >= 0 && (last[open] ?? 0) < begin) open = parent[open] ?? -1;
    const end = last[row] ?? 0;
    const bound = open < 0 ? 0xffffffff : (last[open] ?? 0);
    if (end > bound) {
      clipped.push(row, end);
      last[row] = bound;
    }
    parent[row] = open;
    open = row;
  }
  return { parent, clipped };
}

/** IPv6 rows, each column in four runs: the first words of all rows, then the second words and so on. */
export function nestSix(first: Uint32Array, last: Uint32Array): Nesting {
  const count = first.length / 4;
  const parent = new Int32Array(count);
  const clipped: number[] = [];
  let open = -1;
  for (let row = 0; row < count; row += 1) {
    while (open >= 0 && compareSix(last, open, first, row) < 0) open = parent[open] ?? -1;
    if (open >= 0 && compareSix(last, row, last, open) > 0) {
      clipped.push(row);
      for (let at = row, from = open; at < last.length; at += count, from += count) {
        clipped.push(last[at] ?? 0);
        last[at] = last[from] ?? 0;
      }
    }
    parent[row] = open;
    open = row;
  }
  return { parent, clipped };
}

function compareSix(left: Uint32Array, leftRow: number, right: Uint32Array, rightRow: number): number {
  const count = left.length / 4;
  for (let word = 0; word < left.length; word += count) {
    const difference = (left[leftRow + word] ?? 0) - (right[rightRow + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
