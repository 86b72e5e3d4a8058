// What of the search of a list is kept as a filter: names that the list knows, as text.

import { type FilteredList, filterNames } from '#contract/filter-report.ts';

export function toFilter(list: FilteredList, search: object): Record<string, string> {
  const known: readonly string[] = filterNames[list];
  const set = Object.entries(search).filter(
    ([name, value]) => known.includes(name) && value !== undefined && value !== '',
  );
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}

export function isSameFilter(one: Record<string, string>, other: Record<string, string>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
