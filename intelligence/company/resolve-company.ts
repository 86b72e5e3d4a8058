// Which company a visitor comes from, and why: read this file first. What the visitor has proved decides before the
// operator's word on the range, that before a form, and all of them before the network; a network is named for its kind
// first and for its user second. Pure: the same input and knowledge give the same trace, byte for byte.

import type { Candidate, Discard } from './candidate.ts';
import { chooseCandidate } from './choose-candidate.ts';
import { chooseClaim, dropCorrected } from './choose-claim.ts';
import { isForbidding } from './classify-kind.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import type { Decision } from './decision.ts';
import { weighPinned } from './find-pinned.ts';
import { readClaims } from './read-claims.ts';
import type { NetworkKind, NoneReason, Trace } from './resolution.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { type NetworkSurvey, surveyNetwork } from './survey-network.ts';
import { writeTrace } from './write-trace.ts';

/** Never throws on statements from any data set. Statements may come in any order. */
export function resolveCompany(input: ResolutionInput, knowledge: CompanyKnowledge): Trace {
  const seen = surveyNetwork(input, knowledge);
  const { candidates, discarded, hasPerson } = readClaims(input, seen, knowledge);
  const survey = hasPerson ? { ...seen, gathering: { ...seen.gathering, hasPerson } } : seen;
  const { claimed, corrected } = dropCorrected(candidates, survey);
  const decision = decide(survey, claimed);
  // Then it is the operator's word that nobody is named, whatever the network is.
  const isTakenBack = corrected.length > 0 && decision.reason !== '' && decision.reason !== 'bot';
  return writeTrace(survey, isTakenBack ? { ...decision, reason: 'suppressed' } : decision, [
    ...discarded,
    ...corrected,
  ]);
}

function decide(survey: NetworkSurvey, claimed: readonly Candidate[]): Decision {
  const { input, knowledge, kind } = survey;
  if (input.isBot) return refuse('bot', 'bot', leaveOut(survey, 'bot'));
  const proved = claimed.filter(({ claims }) => claims.some(({ kind: how }) => how !== 'form_email'));
  if (proved.length > 0)
    return { ...chooseClaim(claimed, survey), kind: placeKind(survey), isByNetwork: false };
  const pinned = decidePinned(survey, claimed);
  if (pinned !== undefined) return pinned;
  if (claimed.length > 0)
    return { ...chooseClaim(claimed, survey), kind: placeKind(survey), isByNetwork: false };
  if (input.address?.isBogon === true) return refuse('bogon', 'bogon', leaveOut(survey, 'bogon'));
  if (isForbidding(kind.kind)) return refuse(kind.kind, kind.kind, leaveOut(survey, kind.kind));
  return decideByNetwork(survey, knowledge);
}

/** A private address is of no network, whatever data sets say. */
function placeKind({ input, kind }: NetworkSurvey): NetworkKind {
  return input.address?.isBogon === true ? 'bogon' : kind.kind;
}

function decidePinned(survey: NetworkSurvey, claimed: readonly Candidate[]): Decision | undefined {
  const { input, knowledge } = survey;
  const pin = input.address === undefined ? undefined : knowledge.pinOf(input.address);
  if (pin === undefined) return undefined;
  const company = pin.companyId === 0 ? undefined : knowledge.company(pin.companyId);
  const kind = placeKind(survey);
  const why = company === undefined ? 'nobody_here' : 'operator_decides';
  const discarded = [...leaveOut(survey, why), ...claimed.map(({ domain: name }) => ({ name, why }))];
  if (company === undefined) return refuse(kind, 'suppressed', discarded);
  return {
    best: weighPinned({ pin, company }, knowledge),
    match: { companyId: company.id, rule: 'pin', candidates: [company.id], suggestions: [] },
    discarded,
    reason: '',
    kind,
    isByNetwork: false,
  };
}

function decideByNetwork(survey: NetworkSurvey, { weights }: CompanyKnowledge): Decision {
  const choice = chooseCandidate(survey.candidates, survey);
  const { best, reason } = choice;
  if (best !== undefined && reason === '') {
    return { ...choice, kind: kindOfNamed(survey, best.candidate), isByNetwork: true };
  }
  const isWeak = best !== undefined && best.probability < weights.limits.band_low.value;
  const kind = best === undefined ? kindOfUnnamed(survey) : survey.kind.kind;
  const why = reason === 'no_data' && !isWeak ? reasonOfUnnamed(survey, kind) : reason;
  return { ...choice, kind, reason: why, isByNetwork: false };
}

/** A company's name tells a school from a firm better than the word of a data set does. */
function kindOfNamed({ kind }: NetworkSurvey, { facts }: Candidate): NetworkKind {
  const trade = facts?.trade ?? '';
  if (trade === 'education' || trade === 'government') return trade;
  return kind.kind === 'education' || kind.kind === 'government' ? kind.kind : 'enterprise';
}

/** Nobody's network: what the names that were left out say of it, and then whether it was registered to be given on. */
function kindOfUnnamed({ kind, gathering }: NetworkSurvey): NetworkKind {
  const isOpen = kind.kind === 'unknown' || kind.kind === 'enterprise' || kind.kind === 'isp_pool';
  if (isOpen && gathering.poolKind !== '') return gathering.poolKind;
  return kind.kind === 'unknown' && gathering.rangeKind !== '' ? gathering.rangeKind : kind.kind;
}

function reasonOfUnnamed({ gathering }: NetworkSurvey, kind: NetworkKind): NoneReason {
  if (gathering.hasPerson && kind !== 'residential') return 'person';
  if (kind === 'enterprise' || kind === 'education' || kind === 'government' || kind === 'unknown')
    return 'no_data';
  return kind;
}

function refuse(kind: NetworkKind, reason: NoneReason, discarded: readonly Discard[]): Decision {
  return { best: undefined, match: undefined, discarded, reason, kind, isByNetwork: false };
}

/** The network's candidates, left out for one common reason. */
function leaveOut({ candidates }: NetworkSurvey, why: string): readonly Discard[] {
  return candidates.map(({ facts, domain }) => ({ name: facts?.shown ?? domain, why }));
}
