// Everything that is seen of a visitor's network before a decision: its kind, who may use it, what was left out and why.

import { type Candidate, type Discard, domainCandidate, type Gathering } from './candidate.ts';
import { classifyKind, type KindDecision } from './classify-kind.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { namesPerson } from './domains/names-person.ts';
import { findProviders } from './find-providers.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { isCompanys, isPersonsDomain, type SeenNames } from './is-persons-domain.ts';
import { attachDomains } from './judge-domain.ts';
import { judgePtr, type PtrJudgement } from './judge-ptr.ts';
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
  readonly gathering: Pick<Gathering, 'hasPerson' | 'poolKind' | 'rangeKind'>;
  /** `person` where the reverse name may be a natural person's: then it names nobody. */
  readonly ptr: PtrJudgement;
}

/** What is seen of a network whoever visits from it. */
type SeenNetwork = Omit<NetworkSurvey, 'input' | 'knowledge'>;

interface SeenBefore {
  readonly statements: readonly NetworkStatement[];
  readonly seen: SeenNetwork;
}

/**
 * Networks that were seen before, by the statement that comes first: sources hand the same object out again for the same
 * row, so that equal lists of them are told by looking. Gone with the knowledge and with the statements.
 */
const seenBefore = new WeakMap<CompanyKnowledge, WeakMap<NetworkStatement, SeenBefore[]>>();
/** Lists that begin with one statement; a carrier's allocation begins many. */
const listsMax = 8;

export function surveyNetwork(input: ResolutionInput, knowledge: CompanyKnowledge): NetworkSurvey {
  const [first] = input.statements;
  // A reverse name may lead to the operator's companies, which are looked up anew each time.
  const seen =
    first === undefined || input.ptr !== ''
      ? seeNetwork(input, knowledge)
      : recallNetwork(first, input, knowledge);
  return { input, knowledge, ...seen };
}

function recallNetwork(
  first: NetworkStatement,
  input: ResolutionInput,
  knowledge: CompanyKnowledge,
): SeenNetwork {
  let known = seenBefore.get(knowledge);
  if (known === undefined) {
    known = new WeakMap();
    seenBefore.set(knowledge, known);
  }
  let lists = known.get(first);
  if (lists === undefined) {
    lists = [];
    known.set(first, lists);
  }
  for (const { statements, seen } of lists) if (isSameList(statements, input.statements)) return seen;
  const seen = seeNetwork(input, knowledge);
  if (lists.length >= listsMax) lists.shift();
  lists.push({ statements: input.statements, seen });
  return seen;
}

function isSameList(left: readonly NetworkStatement[], right: readonly NetworkStatement[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}

function seeNetwork(input: ResolutionInput, knowledge: CompanyKnowledge): SeenNetwork {
  const statements = sortStatements(input.statements);
  const kind = classifyKind(statements, knowledge);
  const providers = findProviders(statements, knowledge);
  const gathering = gatherCandidates(statements, { statements, system: kind.system, providers, knowledge });
  const others = [...providers.providers, ...providers.systems];
  const named = attachDomains(gathering.candidates, statements, others, knowledge);
  const seenNames = { statements, candidates: named.candidates };
  const judged = judgePtr(input.ptr, others, knowledge);
  const ptr = hidePerson(judged, gathering.hasPerson, seenNames, knowledge);
  const candidates =
    ptr.domain !== '' && ptr.why === ''
      ? [...named.candidates, domainCandidate(ptr.domain, { ptrDomain: ptr.domain })]
      : named.candidates;
  return {
    statements,
    kind,
    candidates: mergeCandidates(candidates, knowledge),
    discarded: [
      ...gathering.discarded,
      // A domain beside a person's name may be the person's name.
      ...named.discarded.filter(
        ({ name, why }) => (!gathering.hasPerson || why !== 'unlike_name') && !namesPerson(name),
      ),
      ...(ptr.why === '' || ptr.why === 'person' || gathering.hasPerson
        ? []
        : [{ name: ptr.domain || 'reverse name', why: ptr.why }]),
    ],
    gathering: {
      poolKind: gathering.poolKind,
      rangeKind: gathering.rangeKind,
      hasPerson: gathering.hasPerson || ptr.why === 'person',
    },
    ptr,
  };
}

/** Beside a person a host is the person's own, unless its domain is a company's for another reason. */
function hidePerson(
  judged: PtrJudgement,
  hasPerson: boolean,
  seen: SeenNames,
  knowledge: CompanyKnowledge,
): PtrJudgement {
  const { domain } = judged;
  if (domain === '' || isCompanys(domain, seen, knowledge)) return judged;
  return hasPerson || isPersonsDomain(domain, seen, knowledge) ? { domain: '', why: 'person' } : judged;
}
