// Chooses among the candidates of a network: weighs each, lets the better one answer for its rival, and leaves out what an
// operator has corrected before.

import type { Candidate, Discard } from './candidate.ts';
import type { CompanyKnowledge, Suppression } from './company-knowledge.ts';
import { pinWeighing } from './find-pinned.ts';
import { matchCompany } from './match-company.ts';
import { isWide } from './range-size.ts';
import type { CompanyMatch, NetworkStatement, NoneReason } from './resolution.ts';
import type { NetworkSurvey } from './survey-network.ts';
import { isRival } from './weigh-doubts.ts';
import { type Weighing, weighCandidate } from './weigh-evidence.ts';

export interface Choice {
  /** The best candidate, also when it is not enough; undefined when there is none. */
  readonly best: Weighing | undefined;
  readonly match: CompanyMatch | undefined;
  readonly discarded: readonly Discard[];
  /** Why nobody was chosen as far as the candidates tell, '' when somebody was. */
  readonly reason: NoneReason | '';
}

/** More likely than not. */
const likely = 0.5;

export function chooseCandidate(candidates: readonly Candidate[], survey: NetworkSurvey): Choice {
  const discarded: Discard[] = [];
  let isSuppressed = false;
  let isResidential = false;
  const rest: { weighing: Weighing; match: CompanyMatch }[] = [];
  for (const candidate of candidates) {
    const residential = findResidential(candidate, survey);
    if (residential === 'veto') {
      isResidential = true;
      discarded.push({ name: nameOf(candidate), why: 'residential' });
      continue;
    }
    const match = matchCompany(candidate, survey.knowledge);
    if (isCorrected(candidate, match, survey)) {
      isSuppressed = true;
      discarded.push({ name: nameOf(candidate), why: 'suppressed' });
      continue;
    }
    rest.push({ weighing: weigh(candidate, survey, residential, undefined), match });
  }
  rest.sort((left, right) => compareWeighings(left.weighing, right.weighing, survey.knowledge));
  const [first, second] = rest;
  if (first === undefined) {
    return {
      best: undefined,
      match: undefined,
      discarded,
      reason: isSuppressed ? 'suppressed' : isResidential ? 'residential' : 'no_data',
    };
  }
  for (const { weighing } of rest.slice(1))
    discarded.push({ name: nameOf(weighing.candidate), why: 'weaker' });
  return { ...answerRival(first, second?.weighing, survey), discarded };
}

function answerRival(
  { weighing, match }: { weighing: Weighing; match: CompanyMatch },
  second: Weighing | undefined,
  survey: NetworkSurvey,
): Pick<Choice, 'best' | 'match' | 'reason'> {
  const { weights } = survey.knowledge;
  const pin =
    weighing.candidate.domain === '' ? undefined : survey.knowledge.pinOfDomain(weighing.candidate.domain);
  if (pin !== undefined) return { best: pinWeighing(weighing, pin, survey.knowledge), match, reason: '' };
  const hasRival = second !== undefined && isRival(weighing.candidate, second.candidate, weights);
  if (!hasRival) return { best: weighing, match, reason: weighing.band === 'none' ? 'no_data' : '' };
  const residential = findResidential(weighing.candidate, survey);
  const doubted = weigh(
    weighing.candidate,
    survey,
    residential === 'veto' ? [] : residential,
    second.candidate,
  );
  const isOpen = weighing.probability >= likely && second.probability >= likely;
  return { best: doubted, match, reason: isOpen || doubted.band === 'none' ? 'ambiguous' : '' };
}

function weigh(
  candidate: Candidate,
  { input, statements, knowledge }: NetworkSurvey,
  residential: readonly NetworkStatement[],
  rival: Candidate | undefined,
): Weighing {
  return weighCandidate(candidate, { input, statements, residential, rival, knowledge });
}

/** Residential statements that a candidate outweighs, since it is named by another source for a part of their range. */
function findResidential(
  candidate: Candidate,
  { kind }: NetworkSurvey,
): 'veto' | readonly NetworkStatement[] {
  const { narrowest } = candidate;
  for (const statement of kind.residential) {
    const isPart =
      narrowest !== undefined &&
      narrowest.dataset.id !== statement.dataset.id &&
      narrowest.hostBits >= 0 &&
      statement.hostBits > narrowest.hostBits;
    if (!isPart) return 'veto';
  }
  return kind.residential;
}

/** Whether an operator has said that it is not to be named here. */
export function isCorrected(
  candidate: Candidate,
  match: CompanyMatch,
  { input, knowledge }: NetworkSurvey,
): boolean {
  if (candidate.domain !== '' && knowledge.pinOfDomain(candidate.domain)?.companyId === 0) return true;
  return knowledge
    .suppressionsOf(input.address)
    .some((suppression) => isMeant(suppression, candidate, match, knowledge));
}

function isMeant(
  { companyId, domain, name }: Suppression,
  candidate: Candidate,
  match: CompanyMatch,
  { names, company, domains, weights }: CompanyKnowledge,
): boolean {
  // The company of today: it may have been merged into another since, or be known no more.
  const meant = companyId === 0 ? undefined : company(companyId);
  if (meant !== undefined && match.companyId !== 0) return meant.id === match.companyId;
  if (domain !== '' && domain === candidate.domain) return true;
  if (name === '') return false;
  // Of who is known by a domain alone, the domain is the name that was shown.
  if (candidate.facts === undefined) {
    const fit = domains.fit(candidate.domain, names.read(name));
    return name.toLowerCase() === candidate.domain || fit >= weights.limits.domain_fit.value;
  }
  return candidate.facts.name.sortKey === names.read(name).name.sortKey;
}

/** Narrow ranges before wide ones, then the better odds, the smaller range, the alphabet. */
function compareWeighings(left: Weighing, right: Weighing, { weights }: CompanyKnowledge): number {
  const [one, two] = [left.candidate, right.candidate];
  const width = ({ narrowest, ptrDomain }: Candidate) =>
    narrowest === undefined ? (ptrDomain === '' ? 1 : 0) : isWide(narrowest, weights) ? 1 : 0;
  return (
    width(one) - width(two) ||
    right.odds - left.odds ||
    (one.narrowest?.hostBits ?? 999) - (two.narrowest?.hostBits ?? 999) ||
    (nameOf(one) < nameOf(two) ? -1 : 1)
  );
}

function nameOf({ facts, domain }: Candidate): string {
  return facts?.shown ?? domain;
}
