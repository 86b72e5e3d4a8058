// Choices on top of the seeded numbers: one of a list, one by its share, names of streams.

import { createSeededRandom, type SeededRandom } from '#run/demo/seeded-random.ts';

/** Each part of the generator draws from a stream of its own, so that a change in one leaves the others as they were. */
export function openStream(name: string): SeededRandom {
  return createSeededRandom(`fiuto bench accuracy ${name}`);
}

/** Throws when the list is empty. */
export function pickOne<T>(random: SeededRandom, list: readonly T[]): T {
  const choice = list[Math.floor(random.next() * list.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from.');
  return choice;
}

/** By parts of their sum; the shares need not add up to one. Throws when there are none. */
export function pickByShare<T>(random: SeededRandom, list: readonly T[], share: (entry: T) => number): T {
  let sum = 0;
  for (const entry of list) sum += share(entry);
  let at = random.next() * sum;
  for (const entry of list) {
    at -= share(entry);
    if (at < 0) return entry;
  }
  return pickOne(random, list);
}

/** The same with the shares as an object: `{ good: 9, bad: 1 }`. */
export function pickKey<K extends string>(random: SeededRandom, shares: Readonly<Record<K, number>>): K {
  const keys = Object.keys(shares) as K[];
  return pickByShare(random, keys, (key) => shares[key]);
}

/** Fills `{word}` places; what has no value becomes nothing. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
