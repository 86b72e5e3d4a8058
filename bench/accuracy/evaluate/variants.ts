// The product as it is, and with one thing taken away at a time: each kind of evidence by setting its weight to nothing,
// and each source.

import { type WeightId, weightIds } from '#contract/evidence-weights.ts';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { hashRules } from '#intelligence/company/hash-rules.ts';
import { createScoreboard, type Scoreboard } from '../score/scoreboard.ts';
import { allSources, type UsedSources } from './make-input.ts';

export interface Variant {
  readonly id: string;
  readonly knowledge: CompanyKnowledge;
  readonly used: UsedSources;
  readonly board: Scoreboard;
}

export function wholeVariant(knowledge: CompanyKnowledge): Variant {
  return { id: 'nothing', knowledge, used: allSources, board: createScoreboard() };
}

/** `unknown` is the same knowledge without the operator's companies. */
export function listVariants(knowledge: CompanyKnowledge, unknown: CompanyKnowledge): Variant[] {
  const withoutSource = (id: string, used: Partial<UsedSources>): Variant => ({
    id,
    knowledge,
    used: { ...allSources, ...used },
    board: createScoreboard(),
  });
  return [
    wholeVariant(knowledge),
    ...weightIds.filter((id) => id !== 'prior').map((id) => withoutEvidence(knowledge, id)),
    withoutSource('registry', { registry: false }),
    withoutSource('mmdb', { mmdb: false }),
    withoutSource('reverse DNS', { ptr: false }),
    withoutSource('first party', { firstParty: false }),
    { id: 'companies', knowledge: unknown, used: allSources, board: createScoreboard() },
  ];
}

function withoutEvidence(knowledge: CompanyKnowledge, id: WeightId): Variant {
  const { weights } = knowledge;
  const silenced = { ...weights, bits: { ...weights.bits, [id]: { ...weights.bits[id], value: 0 } } };
  return {
    id,
    knowledge: { ...knowledge, weights: silenced, rules: hashRules(silenced) },
    used: allSources,
    board: createScoreboard(),
  };
}
