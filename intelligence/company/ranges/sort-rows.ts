// Sorts rows by columns of 32-bit numbers without moving them: a radix sort of row numbers, 16 bits at a time. It is
// stable, so equal rows keep the order in which they came.

/** Below it the counting of digits costs more than the comparing of rows. */
const radixFrom = 20_000;

export interface SortKey {
  values: Uint32Array;
  isDescending: boolean;
}

/** Row numbers in order; `keys` from the most to the least significant, each with one value per row. */
export function sortRows(count: number, keys: readonly SortKey[]): Uint32Array<ArrayBuffer> {
  let order = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) order[row] = row;
  if (count < radixFrom) return order.sort((one, other) => compareRows(one, other, keys));
  let spare = new Uint32Array(count);
  for (const { values, isDescending } of [...keys].reverse()) {
    for (const shift of [0, 16]) {
      if (!sortByDigit(order, spare, values, shift, isDescending)) continue;
      [order, spare] = [spare, order];
    }
  }
  return order;
}

function compareRows(one: number, other: number, keys: readonly SortKey[]): number {
  for (const { values, isDescending } of keys) {
    const difference = (values[one] ?? 0) - (values[other] ?? 0);
    if (difference !== 0) return isDescending ? -difference : difference;
  }
  return one - other;
}

/** False when all rows have the same digit, so that nothing was done. */
function sortByDigit(
  from: Uint32Array,
  to: Uint32Array,
  values: Uint32Array,
  shift: number,
  isDescending: boolean,
): boolean {
  const flip = isDescending ? 0xffff : 0;
  const starts = new Uint32Array(65_536);
  for (let row = 0; row < from.length; row += 1) {
    const digit = (((values[row] ?? 0) >>> shift) & 0xffff) ^ flip;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < starts.length; digit += 1) {
    const count = starts[digit] ?? 0;
    if (count === from.length) return false;
    starts[digit] = start;
    start += count;
  }
  for (let index = 0; index < from.length; index += 1) {
    const row = from[index] ?? 0;
    const digit = (((values[row] ?? 0) >>> shift) & 0xffff) ^ flip;
    const place = starts[digit] ?? 0;
    to[place] = row;
    starts[digit] = place + 1;
  }
  return true;
}
