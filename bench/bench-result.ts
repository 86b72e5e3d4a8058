// What a benchmark is and what it answers; `bench.ts` prints it.

/** Figures carry their unit in the name; `pass` compares them with `goals.ts`. */
export type BenchResult = { bench: string; pass: boolean; [figure: string]: number | string | boolean };

export interface BenchOptions {
  /** A short form that ends within 40 s and says less. */
  quick: boolean;
  /** How fast this machine is beside the one for which the goals were set: 0.5 is half as fast. */
  machineShare: number;
}

export type Bench = (options: BenchOptions) => Promise<BenchResult>;
