// Weighs a candidate: what speaks for it and what against, added up to odds, a probability and a band. The bits in a trace
// add up to the odds, so that anybody can do the sum again.

import { type Judgement, judgeOdds } from './band.ts';
import type { Candidate } from './candidate.ts';
import type { Evidence } from './resolution.ts';
import { type DoubtSources, weighDoubts } from './weigh-doubts.ts';
import { round, sumBits, weighSupport } from './weigh-support.ts';

export interface Weighing extends Judgement {
  readonly candidate: Candidate;
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
  /** Bits, the prior included. */
  readonly odds: number;
}

export function weighCandidate(candidate: Candidate, sources: DoubtSources): Weighing {
  const { weights } = sources.knowledge;
  const evidence = weighSupport(candidate, sources.statements, sources.input.day, weights);
  const support = round(weights.bits.prior.value + sumBits(evidence));
  const against = weighDoubts(candidate, sources, support);
  const odds = round(support + sumBits(against));
  return { candidate, evidence, against, odds, ...judgeOdds(odds, evidence, against, weights) };
}
