// Reads a company's name into what names are compared by: its words without accents, points and legal forms, the forms
// apart, and the keys under which others may stand that are the same.

import { foldLetters, spellOutLetters } from './fold-letters.ts';
import { type LegalForm, runTogether } from './legal-form-index.ts';
import { shortenPhrases } from './shorten-phrases.ts';
import { stripAnnotations } from './strip-annotations.ts';
import { type StrippedName, stripLegalForms } from './strip-legal-forms.ts';
import { stripOwner } from './strip-owner.ts';
import { splitTurned } from './turn-bracket.ts';
import { andWords, doubtfulAnds, smallWords } from './words/joining-words.ts';
import { numberWords } from './words/number-words.ts';

export interface NormalisedName {
  /** As it was given. */
  readonly raw: string;
  /** Base, owner and canonical legal forms. */
  readonly full: string;
  /** The name itself; never empty: a name that is nothing but legal forms keeps them. */
  readonly base: string;
  /** Words of the base in their order. */
  readonly tokens: readonly string[];
  readonly legalForms: readonly LegalForm[];
  /** First letters of the base's words; '' for a single word. */
  readonly acronym: string;
  /** Words that count in order of the alphabet, numbers as digits: a key to look under, no proof of sameness. */
  readonly sortKey: string;
  /** Cut off by the source: registries and `.mmdb` files keep 50 characters. */
  readonly isTruncated: boolean;
  /** "di Mario Rossi" of "Bar Sport di Mario Rossi & C."; '' when it names no owner. */
  readonly owner: string;
  /** Base with "Müller" as "mueller"; '' where that is the base. */
  readonly spelledOut: string;
}

/** No company has a longer name; what is made to be slow ends here. */
const readMax = 300;

/** Where sources cut names off. */
const truncatedAt = 50;

/**
 * Throws nothing; the same text always gives the same answer, and a base or full name that is read again gives itself
 * where it is written in words: scattered initials may join in another way. */
export function normaliseName(raw: string): NormalisedName {
  return normaliseStripped(raw, stripAnnotations(raw.slice(0, readMax)));
}

/** The same for whoever has taken the annotations off already: `stripped` is what `stripAnnotations(raw)` gave. */
export function normaliseStripped(raw: string, stripped: string): NormalisedName {
  const text = stripped.slice(0, readMax);
  const read = readWords(text);
  const base = read.words.join(' ') || foldLetters(text).trim() || '?';
  const tokens = read.words.length > 0 ? read.words : base.split(/\s+/);
  const spelled = spellOutLetters(text);
  const spelledBase = spelled === undefined ? base : readWords(spelled).words.join(' ');
  return {
    raw,
    full: [base, read.owner, ...read.forms.map(({ form }) => form)].filter(Boolean).join(' '),
    base,
    tokens,
    legalForms: read.forms,
    acronym: makeAcronym(tokens),
    sortKey: makeSortKey(tokens),
    isTruncated: isCutOff(raw, read),
    owner: read.owner,
    spelledOut: spelledBase === base ? '' : spelledBase,
  };
}

function readWords(text: string): StrippedName & { owner: string } {
  const split = splitTurned(text);
  const start = countLeadingThe(split.words);
  const stripped = stripLegalForms({ words: split.words.slice(start), pointed: split.pointed.slice(start) });
  const owned = stripOwner(stripped);
  return { ...owned, words: shortenPhrases(owned.words) };
}

function countLeadingThe(words: readonly string[]): number {
  let count = 0;
  while (count < words.length - 1 && words[count] === 'the') count += 1;
  return count;
}

function makeAcronym(tokens: readonly string[]): string {
  const counting = tokens.filter((token) => !smallWords.has(token));
  return counting.length < 2 ? '' : counting.map((token) => token[0] ?? '').join('');
}

function makeSortKey(tokens: readonly string[]): string {
  const counting = tokens.filter(
    (token) => !andWords.has(token) && !smallWords.has(token) && !doubtfulAnds.has(token),
  );
  return (counting.length > 0 ? counting : [...tokens])
    .map((token) => numberWords.get(token) ?? token)
    .sort()
    .join(' ');
}

function isCutOff(raw: string, { forms }: StrippedName): boolean {
  const trimmed = raw.trim();
  if (trimmed.endsWith('...') || trimmed.endsWith('…')) return true;
  return [...trimmed].length === truncatedAt && forms.length === 0 && runTogether(trimmed.slice(-1)) !== '';
}
