// Says whether the row that names an organisation brings a domain which speaks against a known company of that name: many firms
// are called alike, and a domain of its own tells one from the other.

import type { Candidate, Naming } from './candidate.ts';
import type { CompanyKnowledge, KnownCompany } from './company-knowledge.ts';
import { domainLabel } from './domains/registrable-domain.ts';
import { findDomainFault } from './judge-domain.ts';

/** Shorter words stand in too many domains by chance. */
const tellingMin = 4;

/** Nothing speaks against a company whose domains nobody has written down. */
export function bringsOtherDomain(
  { namings, domain: trusted }: Candidate,
  { domains, aliasDomains }: KnownCompany,
  knowledge: CompanyKnowledge,
): boolean {
  const own = [...domains, ...aliasDomains];
  if (own.length === 0) return false;
  // Under another ending it is mostly the same company abroad.
  const labels = new Set(own.map(domainLabel));
  return namings.some((naming) => {
    const domain = knowledge.domains.registrable(naming.statement.domain);
    if (domain === '' || own.includes(domain) || labels.has(domainLabel(domain))) return false;
    return (domain === trusted || isUsers(domain, naming)) && !isProviders(domain, naming, knowledge);
  });
}

/** In a row about a company its domain is the company's; in one about a network only one that is like the name. */
function isUsers(domain: string, { ground, facts }: Naming): boolean {
  if (ground === 'company_database') return true;
  const label = domainLabel(domain);
  return facts.name.tokens.some((word) => word.length >= tellingMin && label.includes(word));
}

function isProviders(
  domain: string,
  { statement: { provider, asnName }, facts }: Naming,
  knowledge: CompanyKnowledge,
): boolean {
  const others = [provider, asnName]
    .filter((name) => name !== '')
    .map((name) => knowledge.names.read(name))
    .filter((other) => !knowledge.names.isProviderItself(facts, other));
  return findDomainFault(domain, others, knowledge) !== '';
}
