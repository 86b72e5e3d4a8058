// Finds the words that tell a pool of addresses from an end user's network, and says when such a word is a part of a
// company's own name ("Dynamic Systems S.r.l.", "Home Depot").

import { foldLetters } from './fold-letters.ts';
import { type NormalisedName, normaliseName } from './normalise-name.ts';
import { rareWeight, weighWord } from './weigh-word.ts';
import { smallWords } from './words/joining-words.ts';
import { cityWords, regionWords } from './words/places.ts';
import {
  hardPoolWords,
  nameLikePoolWords,
  poolPhrases,
  rangeWords,
  singularPoolWords,
  softPoolWords,
} from './words/pool-words.ts';

const digit = /\d/;
const digitsAtEdge = /^\d+|\d+$/g;
const phraseWords = 3;

/** Descriptions are read so far. */
const readMax = 2000;
const phrases: ReadonlySet<string> = new Set(poolPhrases);
const phraseBeginnings: ReadonlySet<string> = new Set(
  poolPhrases.map((phrase) => phrase.split(' ')[0] ?? ''),
);

/** Words and phrases that were found, each once, folded, in their order. `text`: a netname, a description, a host name. */
export function findPoolWords(text: string): readonly string[] {
  const words = cutWords(text.slice(0, readMax));
  const found = new Set<string>();
  const singular = new Set<string>();
  words.forEach((word, at) => {
    const bare = isPoolWord(word) ? word : word.replace(digitsAtEdge, '');
    if (isPoolWord(bare)) found.add(bare);
    else if (singularPoolWords.has(bare)) singular.add(bare);
    if (!phraseBeginnings.has(word)) return;
    for (let length = 2; length <= phraseWords; length += 1) {
      const phrase = words.slice(at, at + length).join(' ');
      if (phrases.has(phrase)) found.add(phrase);
    }
  });
  const isNumberedOrPlaced = words.some(
    (word) => digit.test(word) || cityWords.has(word) || regionWords.has(word),
  );
  if (found.size > 0 || isNumberedOrPlaced || words.length === 1)
    for (const word of singular) found.add(word);
  return [...found];
}

/**
 * Whether the text is a company's name that only contains a pool word, for a human to look at: several words with a
 * legal form, or two or three words in capitals of which one is rare and none is a technical one.
 */
export function isProperNameWithForm(text: string): boolean {
  const name = normaliseName(text);
  const forms = name.legalForms.filter(({ generic }) => generic !== 'PARTNERS');
  if (forms.length > 0) return hasOwnWord(name) && name.tokens.length >= 2;
  return readsLikeName(text, name);
}

/** A word that is neither of pools nor of ranges. */
function hasOwnWord({ tokens }: NormalisedName): boolean {
  return tokens.some((word) => !isPoolWord(word) && !rangeWords.has(word) && !smallWords.has(word));
}

function readsLikeName(text: string, { tokens }: NormalisedName): boolean {
  if (tokens.length < 2 || tokens.length > 3 || digit.test(text) || /[_/]/.test(text)) return false;
  const written = text.split(/[\s-]+/).filter((word) => !smallWords.has(foldLetters(word)));
  if (!written.every((word) => /^\p{Lu}/u.test(word))) return false;
  const pool = tokens.filter(isPoolWord);
  if (pool.length > 1 || pool.some((word) => !nameLikePoolWords.has(word))) return false;
  return tokens.some((word) => !isPoolWord(word) && !rangeWords.has(word) && weighWord(word) >= rareWeight);
}

function isPoolWord(word: string): boolean {
  return hardPoolWords.has(word) || softPoolWords.has(word);
}

function cutWords(text: string): readonly string[] {
  return foldLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
