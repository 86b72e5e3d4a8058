// Lays the words of two names side by side. What may differ and still be the same name is written here, one rule each.

import { isPlace, isPlaceOrTrade, weighWord } from './weigh-word.ts';
import { givenNames } from './words/given-names.ts';
import { andWords, doubtfulAnds, ofWords, smallWords } from './words/joining-words.ts';
import { numberWords } from './words/number-words.ts';

/** What had to be overlooked. */
export type Difference = 'number' | 'and' | 'of' | 'order' | 'spacing';

const digits = /^\d+$/;

/** Word by word in the same order; undefined when they are not the same. */
export function alignWords(
  left: readonly string[],
  right: readonly string[],
): readonly Difference[] | undefined {
  const differences = new Set<Difference>();
  let at = 0;
  let by = 0;
  while (at < left.length && by < right.length) {
    const one = left[at] ?? '';
    const other = right[by] ?? '';
    if (one === other || (isAnd(one) && isAnd(other))) {
      at += 1;
      by += 1;
    } else if (isSameNumber(one, other)) {
      differences.add('number');
      at += 1;
      by += 1;
    } else {
      const skipped = skipSmall(left, at, 'left') ?? skipSmall(right, by, 'right');
      if (skipped === undefined) return undefined;
      differences.add(skipped.difference);
      if (skipped.side === 'left') at += 1;
      else by += 1;
    }
  }
  return at === left.length && by === right.length ? [...differences].sort() : undefined;
}

function isAnd(word: string): boolean {
  return andWords.has(word) || doubtfulAnds.has(word);
}

/** 100 and "cento", never "hundred" and "cento". */
function isSameNumber(one: string, other: string): boolean {
  return (
    (digits.test(one) && numberWords.get(other) === one) ||
    (digits.test(other) && numberWords.get(one) === other)
  );
}

/** A sure "and" between two words, or an "of" before a place or a trade, may be left out of one name. */
function skipSmall(
  words: readonly string[],
  at: number,
  side: 'left' | 'right',
): { difference: Difference; side: 'left' | 'right' } | undefined {
  if (at === 0 || at === words.length - 1) return undefined;
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  if (word === 'and' && next.length > 1 && (words[at - 1] ?? '').length > 1)
    return { difference: 'and', side };
  const isBeforePlace = isPlaceOrTrade(next) || (smallWords.has(next) && isPlaceOrTrade(words[at + 2] ?? ''));
  return ofWords.has(word) && isBeforePlace ? { difference: 'of', side } : undefined;
}

/** "Coca-Cola" and "Cocacola": the same letters with other gaps, and the same numbers. */
export function isSameWithoutGaps(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === right.length) return false;
  const one = left.join('');
  return one.length >= 4 && one === right.join('') && readNumbers(left) === readNumbers(right);
}

/** Numbers of a name, in their order; words for numbers are not read. */
export function readNumbers(words: readonly string[]): string {
  return (words.join(' ').match(/\d+/g) ?? []).join(' ');
}

/**
 * The same words in another order, where only words of trade have moved ("Banca Unicredit", "Unicredit Banca") or a
 * person's name is turned round. Two names of places or of partners that change places make another company.
 */
export function isSameInOtherOrder(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length || left.length < 2) return false;
  if ([...left].sort().join(' ') !== [...right].sort().join(' ')) return false;
  const one = left.filter((word) => weighWord(word) > 20);
  const other = right.filter((word) => weighWord(word) > 20);
  if (!one.some((word) => !isPlace(word))) return false;
  if (lightWords(left) !== lightWords(right)) return false;
  return one.join(' ') === other.join(' ') || isTurnedPerson(one);
}

/** "Nuova Tecnica" is not "Tecnica Nuova": words of trade move together or not at all. */
function lightWords(words: readonly string[]): string {
  return words.filter((word) => weighWord(word) <= 20).join(' ');
}

/** "Mario Rossi" and "Rossi Mario": one of the two is a given name, and only one. */
function isTurnedPerson(words: readonly string[]): boolean {
  return words.length === 2 && words.filter((word) => givenNames.has(word)).length === 1;
}
