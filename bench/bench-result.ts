// What a benchmark is and what it answers; `bench.ts` prints it.

/** Figures carry their unit in the name; `pass` compares them with `goals.ts`. */
export type BenchResult = { bench: string; pass: boolean; [figure: string]: number | string | boolean };

/** `quick`: a short form that ends within 40 s and says less. */
export type Bench = (options: { quick: boolean }) => Promise<BenchResult>;
