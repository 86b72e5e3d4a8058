// All companies in memory: a packed base of those at the last full load, and over it what has changed since.

import QuickLRU from 'quick-lru';
import { type LoadedCompany, wordsOf } from './loaded-company.ts';
import type { PackedCompanies } from './pack-companies.ts';

export interface CompanyMemory {
  /** Companies and removed ones that lie over the base; a full load is due when they are many. */
  readonly overlaid: number;
  readonly size: number;
  read(id: number): LoadedCompany | undefined;
  /** Ids of the companies that have the word, rising. */
  find(word: string): number[];
  /** At the most how many have it, without looking at each. */
  count(word: string): number;
  put(company: LoadedCompany): void;
  remove(id: number): void;
  /** The company that an id stands for, through all merges. */
  rootOf(id: number): number;
  /** Companies that are merged into one, directly or through others. */
  mergedInto(rootId: number): readonly number[];
}

/** Unpacked companies that are kept, since the same visitors' companies are asked for again and again. */
const rememberedMax = 20_000;

export function createCompanyMemory(
  base: PackedCompanies,
  merges: Iterable<[number, number]>,
): CompanyMemory {
  const over = new Map<number, LoadedCompany | null>();
  const overWords = new Map<string, Set<number>>();
  const remembered = new QuickLRU<string, LoadedCompany>({ maxSize: rememberedMax });
  const intoOf = new Map(merges);
  let members: Map<number, number[]> | undefined;
  const read = (id: number): LoadedCompany | undefined => {
    const changed = over.get(id);
    if (changed !== undefined) return changed ?? undefined;
    const known = remembered.get(String(id));
    if (known) return known;
    const company = base.read(id);
    if (company) remembered.set(String(id), company);
    return company;
  };
  const rootOf = (id: number): number => {
    let at = id;
    for (let into = intoOf.get(at); into !== undefined; into = intoOf.get(at)) at = into;
    return at;
  };
  const replace = (id: number, company: LoadedCompany | null) => {
    const before = over.get(id);
    for (const word of before ? wordsOf(before) : []) overWords.get(word)?.delete(id);
    over.set(id, company);
    for (const word of company ? wordsOf(company) : []) {
      const ids = overWords.get(word);
      if (ids) ids.add(id);
      else overWords.set(word, new Set([id]));
    }
    if (company && company.mergedIntoId > 0) intoOf.set(id, company.mergedIntoId);
    else intoOf.delete(id);
    members = undefined;
  };
  return {
    get overlaid() {
      return over.size;
    },
    size: base.size,
    read,
    find: (word) => {
      const kept = base.find(word).filter((id) => !over.has(id) && has(read(id), word));
      const changed = overWords.get(word);
      return changed ? [...kept, ...changed].sort((one, other) => one - other) : kept;
    },
    count: (word) => base.find(word).length + (overWords.get(word)?.size ?? 0),
    put: (company) => replace(company.id, company),
    remove: (id) => replace(id, null),
    rootOf,
    mergedInto: (rootId) => {
      members ??= groupByRoot(intoOf.keys(), rootOf);
      return members.get(rootId) ?? [];
    },
  };
}

function has(company: LoadedCompany | undefined, word: string): boolean {
  return company !== undefined && wordsOf(company).includes(word);
}

function groupByRoot(ids: Iterable<number>, rootOf: (id: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const id of ids) {
    const root = rootOf(id);
    groups.set(root, [...(groups.get(root) ?? []), id]);
  }
  return groups;
}
