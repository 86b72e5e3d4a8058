// A rate beside the bare handler's, in turns: the speed of a shared machine changes from one minute to the next, and what is
// measured one after the other is compared, not what was measured at the beginning.

import type { LoadResult } from './load-generator.ts';
import { measureBare } from './measure-bare.ts';

export interface Compared {
  /** Median of the turns, of what the bare handler answers in the same turn. */
  share: number;
  requestsPerSecond: number;
  bareRequestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  refused: number;
}

/** `settle`: until nothing of the turn before is worked on any more; `load`: one turn of `turnMs`. */
export async function compareWithBare(
  turns: number,
  turnMs: number,
  settle: () => Promise<unknown>,
  load: (durationMs: number) => Promise<LoadResult>,
): Promise<Compared> {
  const taken: { bare: number; rate: number; result: LoadResult }[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await settle();
    const bare = await measureBare(turnMs / 2);
    const result = await load(turnMs);
    taken.push({ bare, rate: result.accepted / result.seconds, result });
  }
  const medianOf = (read: (turn: (typeof taken)[number]) => number) => median(taken.map(read));
  return {
    share: Math.round(medianOf(({ rate, bare }) => rate / bare) * 1_000) / 1_000,
    requestsPerSecond: Math.round(medianOf(({ rate }) => rate)),
    bareRequestsPerSecond: Math.round(medianOf(({ bare }) => bare)),
    p50Ms: medianOf(({ result }) => result.p50Ms),
    p99Ms: medianOf(({ result }) => result.p99Ms),
    refused: taken.reduce((sum, { result }) => sum + result.refused, 0),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
