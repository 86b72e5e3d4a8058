// Counts by a word, and gives the counts out, the largest first.

export function addTo<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

export function countedOf<K extends string>(counts: ReadonlyMap<K, number>): [K, number][] {
  return [...counts].sort(([oneKey, one], [otherKey, other]) => other - one || (oneKey < otherKey ? -1 : 1));
}
