// Says whether a domain that stands alone would name a natural person: by its own words, or since it is made of the name of a
// person whom the network's data name. Never of a company that the operator has, nor of one that is named in full beside it.

import type { Candidate } from './candidate.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import { namesPerson } from './domains/names-person.ts';
import type { NetworkStatement } from './resolution.ts';

/** `domain`: registrable. */
export function isPersonsDomain(domain: string, seen: SeenNames, knowledge: CompanyKnowledge): boolean {
  if (isCompanys(domain, seen, knowledge)) return false;
  if (namesPerson(domain)) return true;
  const { names, domains, weights } = knowledge;
  const fit = weights.limits.domain_fit.value;
  return seen.statements.some(({ organisation, registry }) =>
    [organisation, registry?.description[0] ?? ''].some((text) => {
      const facts = text === '' ? undefined : names.read(text);
      return facts?.isPerson === true && domains.fit(domain, facts) >= fit;
    }),
  );
}

/** What is read in the data about a network. */
export interface SeenNames {
  readonly statements: readonly NetworkStatement[];
  readonly candidates: readonly Candidate[];
}

/** The domain of a company that the operator has or pinned it to, or one that is made of a name in the network's data. */
export function isCompanys(domain: string, { candidates }: SeenNames, knowledge: CompanyKnowledge): boolean {
  const fit = knowledge.weights.limits.domain_fit.value;
  return (
    candidates.some(({ facts }) => facts !== undefined && knowledge.domains.fit(domain, facts) >= fit) ||
    knowledge.companiesOfDomain(domain).length > 0 ||
    knowledge.companiesOfAliasDomain(domain).length > 0 ||
    (knowledge.pinOfDomain(domain)?.companyId ?? 0) !== 0
  );
}
