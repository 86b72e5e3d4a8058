// Says whether two names for the same range are one organisation. Two sources that speak of the same few addresses mostly
// mean the same firm, so less is asked than of two names without a place: an annotation, a legal form that one of them
// leaves out, or letters that got lost do not make two of it.

import type { NameFacts, NameReader } from './name-facts.ts';
import { compareForms } from './names/compare-forms.ts';
import { weighWords } from './names/weigh-word.ts';

/** What the words of a name must say, in hundredths of a rare word, to be known again inside a longer one. */
const enoughInside = 100;
const lost = /[?\ufffd]/;
const lettersMin = 5;

export function isSameOnSite(left: NameFacts, right: NameFacts, names: NameReader): boolean {
  if (left === right || left.name.full === right.name.full) return true;
  if (isSameWords(left, right)) return true;
  if (standsIn(left, right) || standsIn(right, left)) return true;
  if (lost.test(left.shown) || lost.test(right.shown)) return isSameButForLostLetters(left, right);
  return names.compare(left, right).verdict === 'match';
}

function isSameWords(left: NameFacts, right: NameFacts): boolean {
  const [one, other] = [left.name, right.name];
  const isSame =
    one.base === other.base ||
    one.sortKey === other.sortKey ||
    one.tokens.join('') === other.tokens.join('') ||
    (one.spelledOut !== '' && one.spelledOut === other.base) ||
    (other.spelledOut !== '' && other.spelledOut === one.base);
  return isSame && compareForms(one.legalForms, other.legalForms).relation !== 'different';
}

/** The whole name within the other one, with its legal form, or distinctive without it. */
export function standsIn(inner: NameFacts, outer: NameFacts): boolean {
  if (inner.words.length >= outer.words.length) return false;
  if (inner.hasForm && findRun(inner.words, outer.words)) return true;
  const { tokens } = inner.name;
  if (weighWords(tokens) < enoughInside || (tokens.length === 1 && (tokens[0] ?? '').length < lettersMin))
    return false;
  if (!findRun(tokens, outer.words)) return false;
  return compareForms(inner.name.legalForms, outer.name.legalForms).relation !== 'different';
}

function findRun(wanted: readonly string[], words: readonly string[]): boolean {
  for (let start = 0; start + wanted.length <= words.length; start += 1) {
    if (wanted.every((word, at) => words[start + at] === word)) return true;
  }
  return false;
}

/** "Przedsi?biorstwo" is "Przedsiębiorstwo": a mark of a lost letter stands for any one letter. */
function isSameButForLostLetters(left: NameFacts, right: NameFacts): boolean {
  const [one, other] = [squash(left.name.raw), squash(right.name.raw)];
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < lettersMin) return false;
  // What the longer one has more may be its legal form.
  const rest = longer.length - shorter.length;
  if (rest > 0 && left.hasForm === right.hasForm) return false;
  for (let at = 0; at < shorter.length; at += 1) {
    const [letter, another] = [shorter[at], longer[at]];
    if (letter !== another && letter !== '?' && another !== '?') return false;
  }
  return true;
}

/** Letters, digits and marks of lost ones, without accents; one character each, so that places agree. */
function squash(text: string): string {
  return text
    .toLowerCase()
    .replace(/\ufffd/g, '?')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}?]/gu, '');
}

/** The better written of two names of one organisation: no lost letters, a legal form, no annotation; else the first. */
export function betterWritten(left: NameFacts, right: NameFacts): NameFacts {
  const rank = (facts: NameFacts) => [
    lost.test(facts.shown) ? 1 : 0,
    facts.hasForm ? 0 : 1,
    facts.name.isTruncated ? 1 : 0,
    facts.name.tokens.length,
  ];
  const [one, other] = [rank(left), rank(right)];
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference < 0 ? left : right;
  }
  return left;
}
