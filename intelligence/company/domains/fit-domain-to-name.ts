// How well a domain fits a company's name: `enecom.co.jp` is Enecom's, `eneco.nl` is somebody else's.

import { compareLetters } from '../names/measure-likeness.ts';
import type { NormalisedName } from '../names/normalise-name.ts';
import { isPlace, rareWeight, weighWord } from '../names/weigh-word.ts';
import { smallWords } from '../names/words/joining-words.ts';
import { domainLabel } from './registrable-domain.ts';

/** Likeness of letters alone is never a fit. */
const likenessMax = 0.55;
const shortestPart = 4;

/** 0 to 1; at least 0.6 where the domain is made of the name's own words. `domain`: registrable. */
export function fitDomainToName(domain: string, name: NormalisedName): number {
  const label = domainLabel(domain);
  if (label === '') return 0;
  const written = label.replace(/[-_]/g, '');
  const fits = wordLists(name).map((words) => fitWords(written, words, domain));
  const letters = likenessMax * Math.max(0, (compareLetters(written, name.tokens.join('')) - 0.7) / 0.3);
  return round(Math.max(letters, fitAcronym(written, name), ...fits));
}

function wordLists(name: NormalisedName): readonly (readonly string[])[] {
  return name.spelledOut === '' ? [name.tokens] : [name.tokens, name.spelledOut.split(' ')];
}

function fitWords(written: string, words: readonly string[], domain: string): number {
  const whole = words.join('');
  const counting = words.filter((word) => !smallWords.has(word));
  if (written === whole || written === counting.join('')) return 1;
  // "Booking.com B.V." has its domain for a name.
  if (whole === domain.replace(/[.-]/g, '')) return 1;
  const rare = counting.filter((word) => weighWord(word) >= rareWeight);
  if (rare.length > 0 && written === rare.join('')) return 0.95;
  if (isMadeOf(written, counting)) return 0.9;
  const [first] = rare;
  if (first !== undefined && first.length >= shortestPart) {
    if (written === first) return 0.85;
    if (hasOwnRest(written, first)) return 0.75;
  }
  if (rare.some((word) => word.length >= shortestPart && written === word)) return 0.7;
  return 0;
}

/** The label is words of the name one after the other, in their order, a rare one or two of them among them. */
function isMadeOf(written: string, words: readonly string[]): boolean {
  let rest = written;
  let used = 0;
  let isRare = false;
  for (const word of words) {
    if (word.length < 2 || !rest.startsWith(word)) continue;
    rest = rest.slice(word.length);
    used += 1;
    isRare = isRare || weighWord(word) >= rareWeight;
  }
  return rest === '' && used > 0 && (isRare || used >= 2);
}

/** `ferrarigroup`, `gruppohera`, `siemensitalia`: the rare word with a word of trade or a place. */
function hasOwnRest(written: string, word: string): boolean {
  const rest = written.startsWith(word)
    ? written.slice(word.length)
    : written.endsWith(word)
      ? written.slice(0, -word.length)
      : '';
  return rest !== '' && (weighWord(rest) === 20 || isPlace(rest));
}

function fitAcronym(written: string, { acronym }: NormalisedName): number {
  if (acronym.length < 2 || written !== acronym) return 0;
  return acronym.length >= 3 ? 0.7 : 0.5;
}

function round(fit: number): number {
  return Math.round(fit * 1000) / 1000;
}
