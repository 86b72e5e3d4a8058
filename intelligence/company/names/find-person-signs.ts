// Says whether a name is a natural person's, so that it is never shown as a company. What it answers are the kinds of
// signs, without the words: a person's name must not come back through a reason.

import type { LegalForm } from './legal-form-index.ts';
import { splitWords } from './split-words.ts';
import { stripLegalForms } from './strip-legal-forms.ts';
import { commonWords, favouriteWords } from './words/common-words.ts';
import { givenNames } from './words/given-names.ts';
import { doubtfulGivenNames } from './words/given-names-more.ts';
import { doubtfulTitles, nameParticles, noPersonWords, titles, titlesBehind } from './words/person-words.ts';
import { cityWords, regionWords } from './words/places.ts';
import { frequentSurnames } from './words/surnames.ts';

export type PersonSign =
  | 'given_name'
  | 'initial_and_surname'
  | 'title'
  | 'care_of'
  | 'doing_business_as'
  | 'sole_trader';

/** Forms under which a person trades in the own name, always. */
const personForms: ReadonlySet<string> = new Set(['fop', 'ip', 'mei', 'pfa']);

const careOf = /(?:^|\s)c\/o\s+/i;
const doingBusinessAs = /\s(?:d\/?b\/?a|d\.b\.a\.|trading as|t\/a)(?:\s|$)/i;
const digit = /\d/;

/** A letter that a source could not write. */
const lostLetter = /(?<=\p{L})[?\ufffd]|[?\ufffd](?=\p{L})/gu;

/** Legal forms that are surnames and given names too: Czech `v.o.s.` and Mr Vos, Norwegian `ASA` and Åsa. */
export const formsLikeNames: ReadonlySet<string> = new Set(['vos', 'asa']);

/** No person has a longer name. */
const readMax = 200;

/** Names have so many words at most, small ones not counted. */
const wordsMax = 4;
const longWordsMax = 6;

/** Empty when nothing says that it is a person. */
export function findPersonSigns(raw: string): readonly PersonSign[] {
  const text = raw.slice(0, readMax).replace(lostLetter, '').replace(/_/g, ' ').replace(/\s+/g, ' ').trim();
  const addressed = careOf.exec(text);
  if (addressed !== null) {
    const behind = text.slice(addressed.index + addressed[0].length);
    return findPersonSigns(behind).length > 0 ? ['care_of'] : findPersonSigns(text.slice(0, addressed.index));
  }
  const trading = doingBusinessAs.exec(text);
  if (trading !== null) return isTradingPerson(text.slice(0, trading.index)) ? ['doing_business_as'] : [];
  if (isSurnameFirst(text)) return ['given_name'];
  const { words, forms } = readAsPerson(text);
  const own = forms.filter(({ generic }) => generic !== 'SP');
  if (own.length > 0) return [];
  if (forms.some(({ form }) => personForms.has(form))) return ['sole_trader'];
  const signs = readSigns(words);
  return signs.length > 0 && forms.length > 0 ? ['sole_trader'] : signs;
}

/** "Pieter Vos" has no legal form; "Stavby Vos" may. */
function readAsPerson(text: string): { words: readonly string[]; forms: readonly LegalForm[] } {
  const plain = readPlainly(text);
  if (plain.forms.length !== 1 || !formsLikeNames.has(plain.forms[0]?.form ?? '')) return plain;
  const { words } = splitWords(text);
  return words.some(isGiven) && !/\bv\. ?o\. ?s\./i.test(text) ? { words, forms: [] } : plain;
}

function isGiven(word: string): boolean {
  return givenNames.has(word) || givenNames.has(foldSpelledOut(word));
}

/** "Bjoern" is Björn, "Asa" may be written "Aasa". */
function foldSpelledOut(word: string): string {
  return /[aou]e|aa/.test(word) ? word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a') : word;
}

const surnameFirst = /^[\p{L}'’ -]{2,40}, ?[\p{L}.'’ -]{2,30}$/u;

/** "Pena Navarro, Inigo": two to five words of people around a comma, none of trade, no legal form. */
function isSurnameFirst(text: string): boolean {
  if (!surnameFirst.test(text)) return false;
  const { words, forms } = readAsPerson(text);
  const [, last = ''] = text.split(',');
  if (splitWords(last).words.every((word) => isGiven(word) || isDoubtfulGiven(word)) && words.length <= 4)
    return true;
  if (forms.length > 0) return false;
  const counting = words.filter((word) => !nameParticles.has(word));
  const [, behind = ''] = text.split(',');
  const isShort = counting.length >= 2 && counting.length <= 5 && behind.trim().split(/\s+/).length <= 3;
  return isShort && !counting.some((word) => word === 'and' || isNoPersonWord(word));
}

function readPlainly(text: string): { words: readonly string[]; forms: readonly LegalForm[] } {
  const split = splitWords(text);
  const { words, forms } = stripLegalForms(split);
  return { words, forms };
}

/** "Leung Yin Lam Dba": who trades under a name is a person unless a form says otherwise. */
function isTradingPerson(before: string): boolean {
  const { words, forms } = readPlainly(before);
  if (forms.length > 0 || digit.test(before)) return false;
  const counting = words.filter((word) => !nameParticles.has(word));
  return counting.length >= 2 && counting.length <= wordsMax && !counting.some(isNoPersonWord);
}

function readSigns(all: readonly string[]): readonly PersonSign[] {
  const signs: PersonSign[] = [];
  // Behind a particle also a place is a surname: "Lo Monaco", "Di Roma".
  const surnames = new Set(all.filter((_, at) => at > 1 && nameParticles.has(all[at - 1] ?? '')));
  // And so it is behind a given name: "Fabio Ferrara".
  const [first = '', second = '', ...more] = all.filter((word) => !titles.has(word));
  if (more.length === 0 && isGiven(first) && cityWords.has(second)) surnames.add(second);
  const isNone = (word: string) => isNoPersonWord(word) && !surnames.has(word);
  let words = all.filter((word) => !nameParticles.has(word));
  const titled = dropTitles(words);
  if (titled.length < words.length) {
    const isDoubtful = doubtfulTitles.has(words[0] ?? '') || titles.has(words[0] ?? '') === false;
    words = titled;
    const wanted = isDoubtful ? 2 : 1;
    if (words.length >= wanted && words.length <= wordsMax && !words.some(isNone)) signs.push('title');
  }
  if (words.length < 2 || words.some((word) => digit.test(word) || isNone(word))) return signs;
  const given = words.filter(isGiven).length;
  const known = words.filter((word) => isGiven(word) || frequentSurnames.has(word)).length;
  const isShort = words.length <= wordsMax || (words.length <= longWordsMax && known >= 2);
  // "M. Jean Carpentier": an initial or a short title is no edge.
  const leading = words.find((word) => !isInitial(word)) ?? '';
  const isAtEdge = isGiven(leading) || isGiven(words.at(-1) ?? '');
  if (given > 0 && isShort && (isAtEdge || known >= 2)) signs.push('given_name');
  else if (given === 0 && words.length === 2 && words.some(isDoubtfulGiven)) signs.push('given_name');
  else if (words.length === 2 && words.some(isInitial) && words.some((word) => frequentSurnames.has(word))) {
    signs.push('initial_and_surname');
  }
  return signs;
}

function dropTitles(words: readonly string[]): string[] {
  let start = 0;
  while (start < words.length - 1 && isTitle(words, start)) start += 1;
  let end = words.length;
  while (end > start + 1 && titlesBehind.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(start, end);
}

function isDoubtfulGiven(word: string): boolean {
  return doubtfulGivenNames.has(word);
}

/** A doubtful one needs a whole name behind it. */
function isTitle(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  return titles.has(word) || (doubtfulTitles.has(word) && words.length - at > 2);
}

function isInitial(word: string): boolean {
  return word.length === 1;
}

/** A word of trade or a place, unless people are called so as well. */
function isNoPersonWord(word: string): boolean {
  if (word === 'and' || noPersonWords.has(word)) return true;
  if (isGiven(word) || frequentSurnames.has(word)) return false;
  return commonWords.has(word) || favouriteWords.has(word) || cityWords.has(word) || regionWords.has(word);
}
