// A column of 32-bit numbers that grows as rows are added.

export class GrowingColumn {
  private values = new Uint32Array(1 << 10);
  private filled = 0;

  get length(): number {
    return this.filled;
  }

  push(value: number): void {
    if (this.filled === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.filled] = value;
    this.filled += 1;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** The numbers so far; a view, valid until the next `push`. */
  view(): Uint32Array {
    return this.values.subarray(0, this.filled);
  }

  /** Gives the memory back; the column is empty afterwards. */
  release(): void {
    this.values = new Uint32Array(1);
    this.filled = 0;
  }
}
