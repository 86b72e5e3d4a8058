// The domain of a firm: its name run together, its first word, initials, a brand that does not resemble it, or none.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { pickByShare } from '../random-choice.ts';
import type { Land } from '../words/languages.ts';
import { bareLetters, foldLetters } from './fold-letters.ts';
import { makeRoot } from './make-root.ts';

const ways = [
  { way: 'joined', share: 34 },
  { way: 'first', share: 26 },
  { way: 'hyphens', share: 14 },
  { way: 'initials', share: 7 },
  { way: 'brand', share: 7 },
  { way: 'none', share: 12 },
] as const;

/** '' for a firm without one. Not yet unique. */
export function makeDomain(random: SeededRandom, land: Land, base: string): string {
  const words = foldLetters(base)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  const { way } = pickByShare(random, ways, (entry) => entry.share);
  const label = makeLabel(random, land, way, words);
  if (label.length < 2) return '';
  const top = random.chance(0.22) ? 'com' : random.chance(0.04) ? 'eu' : land.country.domain;
  return `${label.slice(0, 40)}.${top}`;
}

function makeLabel(
  random: SeededRandom,
  land: Land,
  way: (typeof ways)[number]['way'],
  words: readonly string[],
): string {
  switch (way) {
    case 'joined':
      return words.join('');
    case 'first':
      return (words[0] ?? '').length > 3 ? (words[0] ?? '') : words.slice(0, 2).join('');
    case 'hyphens':
      return words.slice(0, 3).join('-');
    case 'initials':
      return words.length > 2 ? words.map((word) => word[0]).join('') : words.join('');
    case 'brand':
      return bareLetters(makeRoot(random, land.language));
    case 'none':
      return '';
  }
}
