// Says whether two names are one company: `match` where a machine may act on it, `suggest` where a human should look,
// `differ`. Only the same distinctive words in the same legal form match; likeness is never enough.

import { alignWords, type Difference, isSameInOtherOrder, isSameWithoutGaps } from './align-words.ts';
import { haveOtherAccents } from './compare-accents.ts';
import { compareForms, type FormComparison, nameForms } from './compare-forms.ts';
import { compareTruncated } from './compare-truncated.ts';
import { findDummyReason } from './find-dummy-reason.ts';
import { findPersonSigns } from './find-person-signs.ts';
import { measureLikeness } from './measure-likeness.ts';
import type { NameComparison } from './name-comparison.ts';
import type { NormalisedName } from './normalise-name.ts';
import { type NameReading, readBothWays } from './read-both-ways.ts';
import { rareWeight, weighWords } from './weigh-word.ts';

/** What the words of a name must say, in hundredths of a rare word, when a legal form is left out of one of the two. */
const enoughWithoutForm = 65;

/** The same whichever name comes first. */
export function compareNames(left: NormalisedName, right: NormalisedName): NameComparison {
  const [one, other] = comesFirst(left, right) ? [left, right] : [right, left];
  const found = compareInOrder(one, other);
  if (found.verdict === 'differ') return found;
  for (const name of [one, other]) {
    const dummy = findDummyReason(name.raw);
    if (dummy !== '')
      return { verdict: 'differ', score: 0, reasons: [`"${name.raw}" is no name: ${dummy}.`] };
  }
  return found;
}

/** Also for names that differ in case or spaces alone, since reasons quote them as they were written. */
function comesFirst(left: NormalisedName, right: NormalisedName): boolean {
  return left.full === right.full ? left.raw <= right.raw : left.full < right.full;
}

function compareInOrder(one: NormalisedName, other: NormalisedName): NameComparison {
  for (const [first, second] of readBothWays(one, other)) {
    const differences = relateWords(first, second);
    if (differences !== undefined) return weighSameWords(one, other, first, second, differences);
  }
  return compareTruncated(one, other) ?? weighLikeness(one, other);
}

/** What had to be overlooked to find the same words; undefined when they are not the same. */
function relateWords(one: NameReading, other: NameReading): readonly Difference[] | undefined {
  const aligned = alignWords(one.words, other.words);
  if (aligned !== undefined) return aligned;
  if (isSameWithoutGaps(one.words, other.words)) return ['spacing'];
  return isSameInOtherOrder(one.words, other.words) ? ['order'] : undefined;
}

function weighSameWords(
  one: NormalisedName,
  other: NormalisedName,
  first: NameReading,
  second: NameReading,
  differences: readonly Difference[],
): NameComparison {
  const forms = compareForms(first.forms, second.forms);
  const doubt = findDoubt(one, other, { first, second, forms, differences });
  const score = scoreSameWords(forms, differences, first.isOtherReading || second.isOtherReading);
  const reasons = [sayWhatIsSame(differences), sayForms(first, second, forms)];
  if (doubt !== '') return { verdict: 'suggest', score: round(score * 0.85), reasons: [doubt, ...reasons] };
  return { verdict: 'match', score: round(score), reasons };
}

interface SameWords {
  first: NameReading;
  second: NameReading;
  forms: FormComparison;
  differences: readonly Difference[];
}

/** Why the same words may still be two companies; '' when they are one. */
function findDoubt(
  one: NormalisedName,
  other: NormalisedName,
  { first, second, forms, differences }: SameWords,
): string {
  if (forms.relation === 'different') {
    return `The legal forms differ (${nameForms(first.forms)}; ${nameForms(second.forms)}): often a parent and its daughter.`;
  }
  if (forms.partnersDiffer) return 'Only one of them has partners ("& Co.").';
  if (one.owner !== other.owner && one.owner !== '' && other.owner !== '') return 'Their owners differ.';
  if (haveOtherAccents(one.raw, other.raw)) return 'The same letters carry other accents.';
  const weight = Math.min(weighWords(first.words), weighWords(second.words));
  const isDistinctive = [first, second].every(({ words }) => weighWords(words) >= rareWeight);
  if (isPersonOnly(one) && isPersonOnly(other)) return 'Both read like the name of a person.';
  if (forms.relation === 'missing' && (isPersonOnly(one) || isPersonOnly(other))) {
    return 'One of them reads like the name of a person.';
  }
  if (forms.relation === 'missing' && weight < enoughWithoutForm) {
    return 'Many companies are called so, and one of the two leaves the legal form out.';
  }
  if (first.forms.length === 0 && first.words.length === 1 && weight <= 20)
    return 'A single common word says too little.';
  const isLoose =
    first.isOtherReading ||
    second.isOtherReading ||
    one.owner !== other.owner ||
    differences.includes('order');
  if (isLoose && (forms.relation === 'missing' || first.dropsGroup || second.dropsGroup) && !isDistinctive) {
    return 'Their words are too common for what differs.';
  }
  if (
    (differences.includes('number') || differences.includes('spacing')) &&
    weight < enoughWithoutForm &&
    first.words.length < 2
  ) {
    return 'The name is too short for what differs.';
  }
  return '';
}

function isPersonOnly(name: NormalisedName): boolean {
  return name.legalForms.length === 0 && findPersonSigns(name.raw).length > 0;
}

function scoreSameWords(
  forms: FormComparison,
  differences: readonly Difference[],
  isOtherReading: boolean,
): number {
  const forForms = forms.relation === 'same' ? 1 : 0.97;
  return forForms - 0.02 * Math.min(2, differences.length) - (isOtherReading ? 0.02 : 0);
}

const overlooked: Readonly<Record<Difference, string>> = {
  number: 'a number written out',
  and: 'an "and"',
  of: 'an "of" before a place or a trade',
  order: 'the order of their words',
  spacing: 'gaps between words',
};

function sayWhatIsSame(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'The names are the same but for spelling and usual short forms.';
  return `The names are the same but for ${differences.map((difference) => overlooked[difference]).join(' and ')}.`;
}

function sayForms(first: NameReading, second: NameReading, { relation }: FormComparison): string {
  if (relation === 'missing')
    return `One of them leaves the legal form out (${nameForms([...first.forms, ...second.forms])}).`;
  if (relation === 'different') return `Legal forms: ${nameForms(first.forms)}; ${nameForms(second.forms)}.`;
  return first.forms.length === 0
    ? 'Neither has a legal form.'
    : `Both have the legal form ${nameForms(first.forms)}.`;
}

function weighLikeness(one: NormalisedName, other: NormalisedName): NameComparison {
  const { score, reason } = measureLikeness(one, other);
  const { relation } = compareForms(one.legalForms, other.legalForms);
  const shown = round(Math.min(0.89, relation === 'different' ? score * 0.9 : score));
  const verdict = shown >= 0.6 ? 'suggest' : 'differ';
  return { verdict, score: shown, reasons: [`The words differ: ${reason}.`] };
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
