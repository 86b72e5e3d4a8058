// Which small ranges hold a crowd, from the visitors that were counted behind each and from what held before. A count that
// moves a little about the threshold changes nothing: each change has recent decisions made again.

import type { EvidenceWeights } from '#contract/evidence-weights.ts';
import { numberOfAddress, readNetworkEnds, writeAddress } from '../../networks/read-network-ends.ts';
import type { Crowd } from './crowd.ts';
import { crowdHostBits } from './crowd-size.ts';

export interface CountedNetwork {
  /** As decisions keep it: a prefix, or first and last address with a dash. */
  readonly network: string;
  readonly visitors: number;
}

/** A crowd is over when fewer than this share of the threshold come. */
const stayingShare = 0.5;
/** Crowds that are kept, the largest of them: about 100 bytes each. */
const crowdsMax = 2_000;

/** Visitors below which a range need not be counted at all. */
export function countedVisitorsMin({ limits }: Pick<EvidenceWeights, 'limits'>): number {
  return Math.max(1, Math.ceil(limits.crowd_visitors.value * stayingShare));
}

/**
 * The crowds from now on, in the order of their ranges. `isWhole`: ranges that were not counted have no visitors; otherwise
 * there were too many to count, and what held of the others goes on. The order of both lists does not matter.
 */
export function judgeCrowds(
  counted: readonly CountedNetwork[],
  before: readonly Crowd[],
  weights: Pick<EvidenceWeights, 'limits'>,
  isWhole: boolean,
): readonly Crowd[] {
  const threshold = weights.limits.crowd_visitors.value;
  const leaving = countedVisitorsMin(weights);
  const former = new Map(before.map((crowd) => [keyOf(crowd), crowd]));
  const found = new Map<string, Crowd>();
  const seen = new Set<string>();
  for (const { network, visitors } of counted) {
    const range = readSmallRange(network, weights);
    if (range === undefined) continue;
    const key = keyOf(range);
    seen.add(key);
    const known = former.get(key);
    if (known !== undefined && known.visitors >= threshold && visitors >= leaving) found.set(key, known);
    else if (visitors >= threshold && visitors > 0) found.set(key, { ...range, visitors });
  }
  if (!isWhole) for (const [key, crowd] of former) if (!seen.has(key)) found.set(key, crowd);
  return [...found.values()]
    .sort((one, other) => other.visitors - one.visitors || compare(one, other))
    .slice(0, crowdsMax)
    .sort(compare);
}

/** Undefined when it is no network, or too large for a crowd to mean anything. */
function readSmallRange(
  network: string,
  weights: Pick<EvidenceWeights, 'limits'>,
): Pick<Crowd, 'first' | 'last'> | undefined {
  const ends = readNetworkEnds(network);
  if (ends === undefined) return undefined;
  const [first, last] = ends;
  const size = numberOfAddress(last) - numberOfAddress(first) + 1n;
  if (size > 1n << BigInt(crowdHostBits(first.version, weights))) return undefined;
  return { first: writeAddress(first), last: writeAddress(last) };
}

function keyOf({ first, last }: Pick<Crowd, 'first' | 'last'>): string {
  return `${first}-${last}`;
}

function compare(one: Crowd, other: Crowd): number {
  const [left, right] = [keyOf(one), keyOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
