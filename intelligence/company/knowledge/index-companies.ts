// Finds the operator's companies by what a candidate brings: domain, registry handle, name, or likeness of names.

import QuickLRU from 'quick-lru';
import type { CompanyKnowledge, KnownCompany, Suggestion } from '../company-knowledge.ts';
import type { NameReader } from '../name-facts.ts';

type CompanyIndex = Pick<
  CompanyKnowledge,
  | 'company'
  | 'companiesOfDomain'
  | 'companiesOfAliasDomain'
  | 'companiesOfHandle'
  | 'companiesOfName'
  | 'suggest'
>;

/** A word that more companies have finds too many to be worth comparing. */
const companiesPerWordMax = 200;
const suggestionsKept = 5_000;
const shortestWord = 3;

export function indexCompanies(
  companies: readonly KnownCompany[],
  names: NameReader,
  suggestionsMax: number,
): CompanyIndex {
  const byId = new Map(companies.map((company) => [company.id, company]));
  const byDomain = new Listing(companies, ({ domains }) => domains);
  const byAlias = new Listing(companies, ({ aliasDomains }) => aliasDomains);
  const byHandle = new Listing(companies, ({ handles }) => handles);
  const keysOf = (company: KnownCompany) => allNames(company).map((name) => names.read(name).name.sortKey);
  const byName = new Listing(companies, keysOf);
  const byWord = new Listing(companies, (company) => keysOf(company).flatMap((key) => key.split(' ')));
  const suggestions = new QuickLRU<string, readonly Suggestion[]>({ maxSize: suggestionsKept });

  function suggest(name: string): readonly Suggestion[] {
    const kept = suggestions.get(name);
    if (kept !== undefined) return kept;
    const found = findLike(name, byWord, names).slice(0, suggestionsMax);
    suggestions.set(name, found);
    return found;
  }

  return {
    company: (id) => byId.get(id),
    companiesOfDomain: (domain) => byDomain.find(domain),
    companiesOfAliasDomain: (domain) => byAlias.find(domain),
    companiesOfHandle: (handle) => byHandle.find(handle),
    companiesOfName: (key) => byName.find(key),
    suggest,
  };
}

/** Companies under each of their keys. */
class Listing {
  private readonly lists = new Map<string, KnownCompany[]>();

  constructor(companies: readonly KnownCompany[], keysOf: (company: KnownCompany) => readonly string[]) {
    for (const company of companies) {
      for (const key of new Set(keysOf(company))) {
        const list = this.lists.get(key);
        if (list === undefined) this.lists.set(key, [company]);
        else list.push(company);
      }
    }
  }

  find(key: string): readonly KnownCompany[] {
    return this.lists.get(key) ?? [];
  }
}

function findLike(name: string, byWord: Listing, names: NameReader): readonly Suggestion[] {
  const facts = names.read(name);
  const near = new Set<KnownCompany>();
  for (const word of facts.name.sortKey.split(' ')) {
    if (word.length < shortestWord) continue;
    const list = byWord.find(word);
    if (list.length <= companiesPerWordMax) for (const company of list) near.add(company);
  }
  const scored: Suggestion[] = [];
  for (const company of near) {
    let best = 0;
    for (const other of allNames(company)) {
      const { verdict, score } = names.compare(facts, names.read(other));
      if (verdict !== 'differ') best = Math.max(best, score);
    }
    if (best > 0) scored.push({ companyId: company.id, score: best });
  }
  return scored.sort((left, right) => right.score - left.score || left.companyId - right.companyId);
}

function allNames({ name, otherNames }: KnownCompany): readonly string[] {
  return [name, ...otherNames];
}
