// Everything that is seen of a visitor's network before a decision: its kind, who may use it, what was left out and why.

import { type Candidate, type Discard, domainCandidate, type Gathering } from './candidate.ts';
import { classifyKind, type KindDecision } from './classify-kind.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { findProviders } from './find-providers.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { attachDomains } from './judge-domain.ts';
import { judgePtr } from './judge-ptr.ts';
import { mergeCandidates } from './merge-candidates.ts';
import type { NetworkStatement } from './resolution.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { sortStatements } from './sort-statements.ts';

export interface NetworkSurvey {
  readonly input: ResolutionInput;
  readonly knowledge: CompanyKnowledge;
  /** Sorted. */
  readonly statements: readonly NetworkStatement[];
  readonly kind: KindDecision;
  /** Merged; whoever provides the network, and natural persons, are not among them. */
  readonly candidates: readonly Candidate[];
  readonly discarded: readonly Discard[];
  readonly gathering: Pick<Gathering, 'hasPerson' | 'poolKind'>;
}

export function surveyNetwork(input: ResolutionInput, knowledge: CompanyKnowledge): NetworkSurvey {
  const statements = sortStatements(input.statements);
  const kind = classifyKind(statements, knowledge);
  const providers = findProviders(statements, knowledge);
  const gathering = gatherCandidates(statements, { statements, system: kind.system, providers, knowledge });
  const others = [...providers.providers, ...providers.systems];
  const named = attachDomains(gathering.candidates, statements, others, knowledge);
  const ptr = judgePtr(input.ptr, others, knowledge);
  const candidates =
    ptr.domain !== '' && ptr.why === ''
      ? [...named.candidates, domainCandidate(ptr.domain, { ptrDomain: ptr.domain })]
      : named.candidates;
  return {
    input,
    knowledge,
    statements,
    kind,
    candidates: mergeCandidates(candidates, knowledge),
    discarded: [
      ...gathering.discarded,
      // A domain beside a person's name may be the person's name.
      ...named.discarded.filter(({ why }) => !gathering.hasPerson || why !== 'unlike_name'),
      ...(ptr.why === '' || gathering.hasPerson
        ? []
        : [{ name: ptr.domain || 'reverse name', why: ptr.why }]),
    ],
    gathering,
  };
}
