// A company as it is kept in memory, and the words under which it is found there.

import type { CompanyInMemory } from './known-company.ts';

export interface LoadedCompany extends CompanyInMemory {
  /** `sortKey` of each of its names. */
  readonly nameOrders: readonly string[];
  /** The company that it is merged into, 0 when it is not. */
  readonly mergedIntoId: number;
}

/** First letter of a word: what kind of thing it is. */
export type WordKind = 'domain' | 'alias' | 'handle' | 'name' | 'token';

const marks: Readonly<Record<WordKind, string>> = {
  domain: 'd',
  alias: 'a',
  handle: 'h',
  name: 'n',
  token: 't',
};

export function wordOf(kind: WordKind, text: string): string {
  return marks[kind] + text;
}

export function wordsOf(company: LoadedCompany): string[] {
  const { domains, aliasDomains, handles, nameOrders } = company;
  const tokens = nameOrders.flatMap((order) => order.split(' '));
  return [
    ...domains.map((text) => wordOf('domain', text)),
    ...aliasDomains.map((text) => wordOf('alias', text)),
    ...handles.map((text) => wordOf('handle', text)),
    ...nameOrders.map((text) => wordOf('name', text)),
    ...[...new Set(tokens)].map((text) => wordOf('token', text)),
  ];
}
