// Decides whether a domain in a statement is the named organisation's. In network data it is mostly the provider's, the one
// of its reverse names, so it must fit the name, suit the country, and be nobody else's.

import type { Candidate, Discard } from './candidate.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import type { NameFacts } from './name-facts.ts';
import type { NetworkStatement } from './resolution.ts';

/** Gives every candidate the first domain that is its own; the others are noted with their reason. */
export function attachDomains(
  candidates: readonly Candidate[],
  statements: readonly NetworkStatement[],
  providers: readonly NameFacts[],
  knowledge: CompanyKnowledge,
): { candidates: readonly Candidate[]; discarded: readonly Discard[] } {
  const discarded: Discard[] = [];
  const given = [...candidates];
  const others = providers.filter(
    (provider) =>
      !candidates.some(
        ({ facts }) => facts !== undefined && knowledge.names.isProviderItself(facts, provider),
      ),
  );
  const seen = new Set<string>();
  for (const statement of statements) {
    for (const text of [statement.domain, statement.asnDomain]) {
      if (text === '' || seen.has(text)) continue;
      seen.add(text);
      const why = attachDomain(text, given, others, knowledge);
      if (why !== '')
        discarded.push({ name: knowledge.domains.registrable(text) || text.slice(0, 100), why });
    }
  }
  return { candidates: given, discarded };
}

/** '' when a candidate took it. */
function attachDomain(
  text: string,
  candidates: Candidate[],
  providers: readonly NameFacts[],
  knowledge: CompanyKnowledge,
): string {
  const domain = knowledge.domains.registrable(text);
  if (domain === '') return 'not_registrable';
  let why = findDomainFault(domain, providers, knowledge);
  if (why !== '') return why;
  why = 'unlike_name';
  candidates.forEach((candidate, at) => {
    if (candidate.facts === undefined) return;
    if (!isOwnDomain(domain, candidate.facts, candidate.country, knowledge)) return;
    why = '';
    if (candidate.domain === '') candidates[at] = { ...candidate, domain };
  });
  return why;
}

/** Why a domain is nobody's own whatever the name: a provider's, or mail for everybody. '' when it may be somebody's. */
export function findDomainFault(
  domain: string,
  providers: readonly NameFacts[],
  knowledge: CompanyKnowledge,
): string {
  const organisations = knowledge.organisationsOfDomain(domain);
  if (organisations > knowledge.weights.limits.provider_domain_organisations.value) {
    return `provider_domain(n=${organisations})`;
  }
  const mail = knowledge.domains.mailKind(domain);
  if (mail !== 'work' && mail !== 'role')
    return mail === 'internet_provider' ? 'provider_domain' : `${mail}_mail`;
  const fit = knowledge.weights.limits.domain_fit.value;
  const isProviders = providers.some((provider) => knowledge.domains.fit(domain, provider) >= fit);
  return isProviders ? 'provider_domain' : '';
}

function isOwnDomain(
  domain: string,
  facts: NameFacts,
  country: string,
  knowledge: CompanyKnowledge,
): boolean {
  const { limits } = knowledge.weights;
  const fit = knowledge.domains.fit(domain, facts);
  const needed = knowledge.domains.suitsCountry(domain, country)
    ? limits.domain_fit.value
    : limits.domain_fit_abroad.value;
  return fit >= needed;
}
