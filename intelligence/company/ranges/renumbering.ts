// Numbers things anew in the order in which they are first used, so that an index depends on its rows alone: not on the
// order in which they came, nor on what was there before and is gone.

export class Renumbering {
  /** New number + 1; 0 is unused. */
  private readonly numbers: Uint32Array;
  private readonly former: Uint32Array;
  private used = 0;

  /** `count`: how many things there are. */
  constructor(count: number) {
    this.numbers = new Uint32Array(count);
    this.former = new Uint32Array(count);
  }

  numberOf(former: number): number {
    const known = this.numbers[former] ?? 0;
    if (known > 0) return known - 1;
    this.former[this.used] = former;
    this.used += 1;
    this.numbers[former] = this.used;
    return this.used - 1;
  }

  /** The former numbers of what is used, in the new order; a view. */
  inOrder(): Uint32Array {
    return this.former.subarray(0, this.used);
  }
}

/** What an index names by number. */
export interface NumbersInUse {
  texts: Renumbering;
  organisations: Renumbering;
  profiles: Renumbering;
}
