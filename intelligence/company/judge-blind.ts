// Compares what a network alone would have said with what the visitor proved: the resolver's own mistakes, counted on
// visits whose company is known.

import type { CompanyKnowledge } from './company-knowledge.ts';
import type { Trace } from './resolution.ts';

const blindVerdicts = ['right', 'wrong', 'silent'] as const;
/** `silent`: the network named nobody. */
export type BlindVerdict = (typeof blindVerdicts)[number];

/** `proved`: with what the visitor said; `blind`: the same visit with that hidden. */
export function judgeBlind(proved: Trace, blind: Trace, knowledge: CompanyKnowledge): BlindVerdict {
  if (blind.decision === 'none') return 'silent';
  const [one, other] = [proved.match.companyId, blind.match.companyId];
  if (one > 0 && other > 0) return one === other ? 'right' : 'wrong';
  if (proved.domain !== '' && proved.domain === blind.domain) return 'right';
  const { names, domains, weights } = knowledge;
  const named = names.read(blind.name);
  if (proved.name !== '' && proved.name !== proved.domain) {
    if (names.compare(names.read(proved.name), named).verdict === 'match') return 'right';
  }
  const fit = domains.fit(proved.domain, named);
  return fit >= weights.limits.domain_fit.value ? 'right' : 'wrong';
}
