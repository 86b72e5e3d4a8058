// A lead in the numbers that a probability is learnt from: what counts of each group of its ledger at a moment, and its fit.

import { addUp, type LedgerLine } from '../score-ledger.ts';

/** The name of the last feature; groups of rules may not be called so. */
const fitFeature = 'fit';

interface Group {
  readonly id: string;
  readonly pointsMax: number;
}

export interface DescribedLead {
  /** 0 to 100: what the rules say. */
  readonly score: number;
  /** Points of each group, and fit; in the order of `listFeatures`. */
  readonly values: readonly number[];
}

export function listFeatures(groups: readonly Group[]): string[] {
  return [...groups.map(({ id }) => id), fitFeature];
}

/** `fit`: 0 to 100. `atMs`: milliseconds since 1970. Undefined where nobody had done anything by then. */
export function describeLead(
  lines: readonly LedgerLine[],
  fit: number,
  groups: readonly Group[],
  atMs: number,
): DescribedLead | undefined {
  if (!lines.some((line) => line.atMs <= atMs)) return undefined;
  const { score, groups: counted } = addUp(lines, groups, atMs);
  const pointsOf = new Map(counted.map(({ id, countedTenths }) => [id, countedTenths / 10]));
  return { score, values: [...groups.map(({ id }) => pointsOf.get(id) ?? 0), fit] };
}
