// Tuples of 32-bit numbers, each once: what many rows have in common is kept in one place and named by its number.

export class TupleTable {
  private values: Uint32Array<ArrayBuffer>;
  private slots = new Uint32Array(1 << 8);
  private tuples = 0;
  private readonly width: number;

  /** `width`: numbers in a tuple. */
  constructor(width: number) {
    this.width = width;
    this.values = new Uint32Array(width << 7);
  }

  get count(): number {
    return this.tuples;
  }

  /** The tuple's number, counted from 0; the same tuple has the same one. */
  intern(tuple: ArrayLike<number>): number {
    const mask = this.slots.length - 1;
    for (let slot = hashOf(tuple, this.width) & mask; ; slot = (slot + 1) & mask) {
      const found = (this.slots[slot] ?? 0) - 1;
      if (found < 0) {
        this.slots[slot] = this.tuples + 1;
        return this.append(tuple);
      }
      if (this.isSame(found, tuple)) return found;
    }
  }

  at(tuple: number, column: number): number {
    return this.values[tuple * this.width + column] ?? 0;
  }

  private isSame(found: number, tuple: ArrayLike<number>): boolean {
    const from = found * this.width;
    for (let column = 0; column < this.width; column += 1)
      if (this.values[from + column] !== tuple[column]) return false;
    return true;
  }

  private append(tuple: ArrayLike<number>): number {
    const added = this.tuples;
    this.tuples += 1;
    if (this.tuples * this.width > this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    for (let column = 0; column < this.width; column += 1)
      this.values[added * this.width + column] = tuple[column] ?? 0;
    if (this.tuples * 2 > this.slots.length) this.rehash();
    return added;
  }

  private rehash(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let tuple = 0; tuple < this.tuples; tuple += 1) {
      const from = tuple * this.width;
      let slot = hashOf(this.values.subarray(from, from + this.width), this.width) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = tuple + 1;
    }
  }
}

function hashOf(tuple: ArrayLike<number>, width: number): number {
  let hash = 0x811c9dc5;
  for (let column = 0; column < width; column += 1) {
    hash = Math.imul(hash ^ (tuple[column] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
