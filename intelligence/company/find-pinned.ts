// An operator's word on a range stands above all evidence but a bot and what the visitor has proved: it names the company
// for good, or says that nobody is ever to be named here.

import { domainCandidate } from './candidate.ts';
import type { CompanyKnowledge, KnownCompany, Pin } from './company-knowledge.ts';
import type { Evidence } from './resolution.ts';
import type { Weighing } from './weigh-evidence.ts';

export interface Pinned {
  readonly pin: Pin;
  /** Undefined when nobody is to be named. */
  readonly company: KnownCompany | undefined;
}

export function weighPinned({ pin, company }: Pinned, knowledge: CompanyKnowledge): Weighing {
  return {
    candidate: domainCandidate(company?.domains[0] ?? '', { country: company?.country ?? '' }),
    evidence: [pinEvidence(pin, company?.name ?? '', knowledge)],
    against: [],
    odds: knowledge.weights.bits.E3.value,
    probability: 1,
    band: 'verified',
  };
}

/** A pinned domain of a candidate: what was an estimate is the operator's word now. */
export function pinWeighing(weighing: Weighing, pin: Pin, knowledge: CompanyKnowledge): Weighing {
  const evidence = pinEvidence(pin, weighing.candidate.domain, knowledge);
  return { ...weighing, evidence: [evidence, ...weighing.evidence], probability: 1, band: 'verified' };
}

function pinEvidence(pin: Pin, value: string, { weights }: CompanyKnowledge): Evidence {
  return {
    id: 'E3',
    bits: weights.bits.E3.value,
    dataset: 'operator:pins',
    family: 'operator',
    row: pin.row,
    field: 'pin',
    value,
  };
}
