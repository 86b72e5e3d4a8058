// Compares a name that its source cut off with a whole one: "Joint stock Commercial Bank for Foreign Trade of V".

import { findFormAtEnd } from './legal-form-index.ts';
import type { NameComparison } from './name-comparison.ts';
import type { NormalisedName } from './normalise-name.ts';
import { splitWords } from './split-words.ts';
import { stripAnnotations } from './strip-annotations.ts';

/** A shorter beginning of a word may go on in too many ways: "di B" is Bari and Bologna. */
const beginningMin = 4;
const wordsMin = 3;

/** Undefined when neither was cut off, or the whole one does not begin with the other. */
export function compareTruncated(left: NormalisedName, right: NormalisedName): NameComparison | undefined {
  return compareWithWhole(left, right) ?? compareWithWhole(right, left);
}

function compareWithWhole(cut: NormalisedName, whole: NormalisedName): NameComparison | undefined {
  if (!cut.isTruncated) return undefined;
  const words = readWords(cut);
  const others = readWords(whole);
  const last = words.length - 1;
  if (words.length > others.length || words.length < wordsMin) return undefined;
  if (
    !words.every((word, at) => others[at] === word || (at === last && (others[at] ?? '').startsWith(word)))
  ) {
    return undefined;
  }
  const beginning = words[last] ?? '';
  const rest = others.slice(words.length);
  const isWholeName = rest.length === 0 || findFormAtEnd(rest.join('')) !== undefined;
  const isCutForm = findFormAtEnd(others.slice(last).join('')) !== undefined;
  const isLongEnough = beginning === others[last] || beginning.length >= beginningMin;
  const isSure = !whole.isTruncated && (isCutForm || (isWholeName && isLongEnough));
  const reason = 'One of them was cut off by its source';
  if (isSure) return { verdict: 'match', score: 0.9, reasons: [`${reason} in the last word of the other.`] };
  return { verdict: 'suggest', score: 0.8, reasons: [`${reason}, and may have gone on otherwise.`] };
}

function readWords(name: NormalisedName): readonly string[] {
  return splitWords(stripAnnotations(name.raw)).words;
}
