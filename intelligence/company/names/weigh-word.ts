// How much it says that two names share a word, in hundredths of a word that only one company has. The idea is the term
// frequency of record linkage (Fellegi and Sunter), coarse enough to be read and argued about.

import { commonWords, favouriteWords } from './words/common-words.ts';
import { givenNames } from './words/given-names.ts';
import { smallWords } from './words/joining-words.ts';
import { numberWords } from './words/number-words.ts';
import { cityWords, regionWords } from './words/places.ts';
import { frequentSurnames } from './words/surnames.ts';

export const rareWeight = 100;

const digits = /^\d+$/;

/** 0 to 100. */
export function weighWord(word: string): number {
  if (smallWords.has(word)) return 0;
  if (commonWords.has(word)) return 20;
  if (cityWords.has(word)) return 45;
  if (regionWords.has(word)) return 30;
  if (favouriteWords.has(word)) return 40;
  if (frequentSurnames.has(word) || givenNames.has(word)) return 40;
  if (digits.test(word) || numberWords.has(word)) return 30;
  if (word.length === 1) return 20;
  if (word.length === 2) return 50;
  return rareWeight;
}

export function weighWords(words: readonly string[]): number {
  let sum = 0;
  for (const word of words) sum += weighWord(word);
  return sum;
}

/** A place or a trade, before which "di" or "of" comes and goes. */
export function isPlaceOrTrade(word: string): boolean {
  return cityWords.has(word) || regionWords.has(word) || commonWords.has(word);
}

export function isPlace(word: string): boolean {
  return cityWords.has(word) || regionWords.has(word);
}
