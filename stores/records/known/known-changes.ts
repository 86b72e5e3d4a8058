// What changed of the known companies and of operators' words since this process has them in memory, so that only what rests on it is
// decided again.

import type { LoadedRange } from '../questions/company-load-known.ts';
import type { LoadedCompany } from './loaded-company.ts';

/** First and last address, as `range-map.ts` writes them. */
export interface KeyRange {
  readonly first: string;
  readonly last: string;
}

export interface KnownChanges {
  /** Those of which the resolver reads something else now, and those that they were or are a part of. */
  readonly companies: ReadonlySet<number>;
  /** Domains of these companies, before and after, and those about which operators have said something. */
  readonly domains: ReadonlySet<string>;
  /** `sortKey` of each name of these companies, before and after. */
  readonly names: ReadonlySet<string>;
  readonly ranges: readonly KeyRange[];
}

/** What one reading of the records has brought. */
export class ChangeNote {
  readonly companies = new Set<number>();
  readonly domains = new Set<string>();
  readonly names = new Set<string>();
  readonly ranges: KeyRange[] = [];
  /** It cannot be told what this touches. */
  isAll = false;

  get size(): number {
    return this.companies.size + this.domains.size + this.names.size + this.ranges.length;
  }

  /** Undefined where it was not known before, or is known no more. Owner, status and the like touch no decision. */
  company(before: LoadedCompany | undefined, after: LoadedCompany | undefined): void {
    if (JSON.stringify(readingOf(before)) === JSON.stringify(readingOf(after))) return;
    // A trace does not say which handle it has seen.
    if (handlesOf(before) !== handlesOf(after)) this.isAll = true;
    for (const company of [before, after]) {
      if (company === undefined) continue;
      this.companies.add(company.id);
      if (company.mergedIntoId > 0) this.companies.add(company.mergedIntoId);
      for (const domain of [...company.domains, ...company.aliasDomains]) this.domains.add(domain);
      for (const order of company.nameOrders) this.names.add(order);
    }
  }

  networks(before: readonly LoadedRange[], after: readonly LoadedRange[]): void {
    this.words(before, after, ({ networkId }) => networkId);
  }

  /** Words are never changed, only added and taken back. */
  words<T extends { first: string | null; last: string | null; domain?: string }>(
    before: readonly T[],
    after: readonly T[],
    idOf: (word: T) => number,
  ): void {
    const [old, now] = [new Set(before.map(idOf)), new Set(after.map(idOf))];
    for (const word of [...before, ...after]) {
      if (old.has(idOf(word)) && now.has(idOf(word))) continue;
      const { first, last, domain = '' } = word;
      if (domain !== '') this.domains.add(domain);
      else if (first !== null && last !== null) this.ranges.push({ first, last });
    }
  }
}

export interface ChangeLog {
  note(revision: number, note: ChangeNote): void;
  /** All that came after a revision; undefined when the log does not reach back so far, or cannot tell. */
  since(revision: number): KnownChanges | undefined;
}

const keptMax = 100_000;

/** `from`: the revision at which the log begins. */
export function createChangeLog(from: number): ChangeLog {
  let begin = from;
  let entries: { revision: number; note: ChangeNote }[] = [];
  return {
    note: (revision, note) => {
      entries.push({ revision, note });
      let size = entries.reduce((sum, entry) => sum + entry.note.size + 1, 0);
      while (size > keptMax) {
        const [oldest] = entries;
        if (oldest === undefined) break;
        entries = entries.slice(1);
        size -= oldest.note.size + 1;
        begin = oldest.revision;
      }
    },
    since: (revision) => {
      if (revision < begin) return undefined;
      const later = entries.filter((entry) => entry.revision > revision).map(({ note }) => note);
      if (later.some(({ isAll }) => isAll)) return undefined;
      return {
        companies: new Set(later.flatMap(({ companies }) => [...companies])),
        domains: new Set(later.flatMap(({ domains }) => [...domains])),
        names: new Set(later.flatMap(({ names }) => [...names])),
        ranges: later.flatMap(({ ranges }) => ranges),
      };
    },
  };
}

/** All that the resolver reads of a company. */
function readingOf(company: LoadedCompany | undefined) {
  if (company === undefined) return undefined;
  const { name, otherNames, country, domains, aliasDomains, handles, mergedIntoId } = company;
  return { name, otherNames, country, domains, aliasDomains, handles, mergedIntoId };
}

function handlesOf(company: LoadedCompany | undefined): string {
  return company?.handles.join('\n') ?? '';
}
