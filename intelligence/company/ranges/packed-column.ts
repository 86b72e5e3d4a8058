// A column of numbers in as few bytes per number as the largest needs, one to four: millions of rows make each byte count.

export interface PackedColumn {
  readonly length: number;
  at(row: number): number;
}

export function packColumn(values: Uint32Array): Uint8Array {
  let largest = 0;
  for (let row = 0; row < values.length; row += 1) largest = Math.max(largest, values[row] ?? 0);
  const width = largest < 0x100 ? 1 : largest < 0x1_0000 ? 2 : largest < 0x100_0000 ? 3 : 4;
  const bytes = new Uint8Array(values.length * width);
  for (let row = 0, at = 0; row < values.length; row += 1) {
    let value = values[row] ?? 0;
    for (let byte = 0; byte < width; byte += 1, at += 1) {
      bytes[at] = value;
      value >>>= 8;
    }
  }
  return bytes;
}

/** How wide a number is follows from their count. Undefined when the bytes do not come out even. */
export function openPackedColumn(bytes: Uint8Array, length: number): PackedColumn | undefined {
  const width = length === 0 ? 1 : bytes.length / length;
  if (![1, 2, 3, 4].includes(width) || bytes.length !== length * width) return undefined;
  return {
    length,
    at: (row) => {
      let value = 0;
      for (let at = row * width + width - 1; at >= row * width; at -= 1)
        value = value * 256 + (bytes[at] ?? 0);
      return value;
    },
  };
}
