// Chooses by what the visitor has said or proved. The network is context then: where it names the same company it adds to
// the odds, and where it names another it is left aside, since people work from anywhere.

import type { Candidate, Discard } from './candidate.ts';
import { type Choice, isCorrected } from './choose-candidate.ts';
import { isForbidding } from './classify-kind.ts';
import { pinWeighing } from './find-pinned.ts';
import { matchCompany } from './match-company.ts';
import { mergeCandidates } from './merge-candidates.ts';
import type { NetworkSurvey } from './survey-network.ts';
import { type Weighing, weighCandidate } from './weigh-evidence.ts';

/** `claimed`: at least one, each with its claims. */
export function chooseClaim(claimed: readonly Candidate[], survey: NetworkSurvey): Choice {
  const { input, statements, knowledge, kind } = survey;
  // Who hides behind a network is not to be recognised by it.
  const isContext = !isForbidding(kind.kind) && kind.residential.length === 0;
  const merged = mergeCandidates([...claimed, ...(isContext ? survey.candidates : [])], knowledge);
  const weighings = merged
    .filter(({ claims }) => claims.length > 0)
    .map((candidate) =>
      weighCandidate(candidate, { input, statements, residential: [], rival: undefined, knowledge }),
    )
    .sort(
      (left, right) => right.odds - left.odds || (left.candidate.domain < right.candidate.domain ? -1 : 1),
    );
  const [first] = weighings;
  if (first === undefined) return { best: undefined, match: undefined, discarded: [], reason: 'no_data' };
  const best = applyPin(first, survey);
  const discarded: Discard[] = [
    ...weighings.slice(1).map(({ candidate }) => ({ name: candidate.domain, why: 'weaker_claim' })),
    ...merged
      .filter(({ claims }) => claims.length === 0)
      .map(({ facts, domain }) => ({ name: facts?.shown ?? domain, why: 'visitor_decides' })),
  ];
  return {
    best,
    match: matchCompany(best.candidate, knowledge),
    discarded,
    reason: best.band === 'none' ? 'no_data' : '',
  };
}

/**
 * Leaves out what an operator has corrected on this network. A confirmed e-mail stands above that: the network is context
 * then, and its owner may be at home anywhere.
 */
export function dropCorrected(
  claimed: readonly Candidate[],
  survey: NetworkSurvey,
): { claimed: readonly Candidate[]; corrected: readonly Discard[] } {
  const isWrong = (candidate: Candidate) =>
    !candidate.claims.some(({ kind }) => kind === 'verified_email') &&
    isCorrected(candidate, matchCompany(candidate, survey.knowledge), survey);
  const corrected = claimed.filter(isWrong);
  return {
    claimed: claimed.filter((candidate) => !corrected.includes(candidate)),
    corrected: corrected.map(({ domain }) => ({ name: domain, why: 'suppressed' })),
  };
}

function applyPin(weighing: Weighing, { knowledge }: NetworkSurvey): Weighing {
  const pin = knowledge.pinOfDomain(weighing.candidate.domain);
  const isProved = weighing.candidate.claims.some(({ kind }) => kind !== 'form_email');
  // A pin says whose domain it is, not that the visitor's form tells the truth.
  return pin === undefined || !isProved ? weighing : pinWeighing(weighing, pin, knowledge);
}
