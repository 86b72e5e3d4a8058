// What a known company is found by: the bases of its names, the words to search for, and its place in the alphabet.

import { normaliseName } from '../names/normalise-name.ts';

export interface CompanyKeys {
  /** Name in small letters without accents, legal form last. */
  readonly nameSort: string;
  /** As names are compared: bases of every name, umlauts both ways. */
  readonly nameKeys: readonly string[];
  /** Words of each name in order of the alphabet: `sortKey` of `normaliseName`. */
  readonly nameOrders: readonly string[];
  /** Each once, small letters, never empty. */
  readonly words: readonly string[];
}

export interface NamedCompany {
  readonly name: string;
  readonly legalName: string;
  readonly vatNumber: string;
  readonly fiscalCode: string;
  readonly externalId: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
}

/** Longer ones are no words, and PostgreSQL would refuse them. */
const wordMax = 100;

export function companyKeys(company: NamedCompany): CompanyKeys {
  const name = normaliseName(company.name);
  const others = [company.legalName, ...company.aliases].filter((text) => text !== '').map(normaliseName);
  const all = [name, ...others];
  const words = [
    ...all.flatMap(({ tokens, spelledOut }) => [...tokens, ...spelledOut.split(' ')]),
    ...company.domains.flatMap((domain) => [domain, domain.split('.')[0] ?? '']),
    ...[company.vatNumber, company.vatNumber.replace(/^[A-Z]+/, ''), company.fiscalCode, company.externalId],
  ];
  return {
    nameSort: name.full.slice(0, 200),
    nameKeys: unique(all.flatMap(({ base, spelledOut }) => [base, spelledOut])),
    nameOrders: unique(all.flatMap(({ sortKey, spelledOut }) => [sortKey, orderOf(spelledOut)])),
    words: unique(words.map((word) => word.toLowerCase().slice(0, wordMax))),
  };
}

function orderOf(name: string): string {
  return name === '' ? '' : normaliseName(name).sortKey;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
