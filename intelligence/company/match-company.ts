// Ties a candidate to a company that the operator has, by rules in a fixed order. Likeness alone only suggests, and where
// two companies fit equally none is attached: a wrong tie is worse than none.

import { bringsOtherDomain } from './brings-other-domain.ts';
import type { Candidate } from './candidate.ts';
import type { CompanyKnowledge, KnownCompany } from './company-knowledge.ts';
import type { NameFacts } from './name-facts.ts';
import type { CompanyMatch } from './resolution.ts';

export const noMatch: CompanyMatch = { companyId: 0, rule: '', candidates: [], suggestions: [] };

type Rule = readonly [
  name: string,
  find: (candidate: Candidate, knowledge: CompanyKnowledge) => readonly KnownCompany[],
];

const rules: readonly Rule[] = [
  ['pin', findPinned],
  ['domain', ({ domain }, knowledge) => (domain === '' ? [] : knowledge.companiesOfDomain(domain))],
  [
    'alias_domain',
    ({ domain }, knowledge) => (domain === '' ? [] : knowledge.companiesOfAliasDomain(domain)),
  ],
  ['range', ({ handle }, knowledge) => (handle === '' ? [] : knowledge.companiesOfHandle(handle))],
  ['name_form_country', (candidate, knowledge) => findNamed(candidate, knowledge, 'form')],
  ['name_country', (candidate, knowledge) => findNamed(candidate, knowledge, 'base')],
  ['name_written', findWritten],
];

export function matchCompany(candidate: Candidate, knowledge: CompanyKnowledge): CompanyMatch {
  for (const [rule, find] of rules) {
    const ids = [...new Set(find(candidate, knowledge).map(({ id }) => id))].sort(
      (left, right) => left - right,
    );
    const [id] = ids;
    if (id === undefined) continue;
    if (ids.length === 1) return { companyId: id, rule, candidates: ids, suggestions: [] };
    return { companyId: 0, rule: '', candidates: ids, suggestions: [] };
  }
  if (candidate.facts === undefined) return noMatch;
  const suggestions = knowledge.suggest(candidate.facts.shown);
  return suggestions.length === 0 ? noMatch : { ...noMatch, suggestions };
}

function findPinned({ domain }: Candidate, knowledge: CompanyKnowledge): readonly KnownCompany[] {
  const pin = domain === '' ? undefined : knowledge.pinOfDomain(domain);
  const company = pin === undefined ? undefined : knowledge.company(pin.companyId);
  return company === undefined ? [] : [company];
}

/** The same name in the same country: `form` with the same class of legal form, `base` where one leaves the form out. */
function findNamed(
  candidate: Candidate,
  knowledge: CompanyKnowledge,
  how: 'form' | 'base',
): readonly KnownCompany[] {
  const { facts, country } = candidate;
  if (facts === undefined || country === '' || facts.name.isTruncated) return [];
  const found = knowledge
    .companiesOfName(facts.name.sortKey)
    .filter((company) => company.country === country && !bringsOtherDomain(candidate, company, knowledge));
  return found.filter(({ name, otherNames }) =>
    [name, ...otherNames].some((text) => isSameName(facts, knowledge.names.read(text), knowledge, how)),
  );
}

/**
 * The very name, letter by letter, of a company whose country is unknown, or that was seen without one: it was written down
 * for this company, or confirmed as its name. Only with a legal form: a bare word is many companies' name.
 */
function findWritten(candidate: Candidate, knowledge: CompanyKnowledge): readonly KnownCompany[] {
  const { facts, country } = candidate;
  if (facts === undefined || facts.name.isTruncated || !facts.hasForm) return [];
  const written = facts.shown.toLowerCase();
  return knowledge
    .companiesOfName(facts.name.sortKey)
    .filter((company) => country === '' || company.country === '')
    .filter((company) => !bringsOtherDomain(candidate, company, knowledge))
    .filter(({ name, otherNames }) => [name, ...otherNames].some((text) => text.toLowerCase() === written));
}

function isSameName(
  facts: NameFacts,
  known: NameFacts,
  knowledge: CompanyKnowledge,
  how: 'form' | 'base',
): boolean {
  if (knowledge.names.compare(facts, known).verdict !== 'match') return false;
  const shared = known.name.legalForms.some(({ generic }) =>
    facts.name.legalForms.some((form) => form.generic === generic),
  );
  if (how === 'form') return shared;
  return shared || facts.name.legalForms.length === 0 || known.name.legalForms.length === 0;
}
