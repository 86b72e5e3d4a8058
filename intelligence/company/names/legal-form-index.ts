// One index over all tables of legal forms: asked with the last or first words of a name run together.

import { foldLetters } from './fold-letters.ts';
import type { LegalFormEntry } from './legal-forms/legal-form-entry.ts';
import { legalFormsDutch } from './legal-forms/legal-forms-dutch.ts';
import { legalFormsEast } from './legal-forms/legal-forms-east.ts';
import { legalFormsEnglish } from './legal-forms/legal-forms-english.ts';
import { legalFormsFrench } from './legal-forms/legal-forms-french.ts';
import { legalFormsGerman } from './legal-forms/legal-forms-german.ts';
import { legalFormsIberian } from './legal-forms/legal-forms-iberian.ts';
import { legalFormsItaly } from './legal-forms/legal-forms-italy.ts';
import { legalFormsNorthEast } from './legal-forms/legal-forms-north-east.ts';
import { stateMarks, stateWords } from './legal-forms/state-words.ts';

/** One legal form as it was found in a name. */
export interface LegalForm {
  readonly form: string;
  /** Class whatever the country, such as `LLC` or `JSC`. */
  readonly generic: string;
  /** ISO 3166 codes, parted by commas; '' when it is used all over the world. */
  readonly country: string;
}

/** First of two tables wins, so the order is part of the data. */
export const allLegalForms: readonly LegalFormEntry[] = [
  ...legalFormsItaly,
  ...legalFormsFrench,
  ...legalFormsGerman,
  ...legalFormsEnglish,
  ...legalFormsIberian,
  ...legalFormsDutch,
  ...legalFormsNorthEast,
  ...legalFormsEast,
];

export interface FormSpelling extends LegalForm {
  readonly pointsOnly: boolean;
}

const atEnd = new Map<string, FormSpelling>();
const inFront = new Map<string, FormSpelling>();
const maybeInFront = new Map<string, FormSpelling>();
const alike = new Set<string>();
const states = new Set(stateWords.map(runTogether));
const marks = new Set(stateMarks.map(runTogether));

for (const entry of allLegalForms) {
  const { form, generic, country } = entry;
  const plain: FormSpelling = { form, generic, country, pointsOnly: false };
  add(atEnd, form, { ...plain, pointsOnly: entry.pointsOnly === true });
  for (const name of list(entry.names)) add(atEnd, name, plain);
  for (const name of list(entry.inFront)) {
    add(inFront, name, plain);
    add(atEnd, name, plain);
  }
  for (const name of list(entry.maybeInFront)) add(maybeInFront, name, plain);
  for (const other of entry.alike ?? []) alike.add(`${form}>${other}`).add(`${other}>${form}`);
}

/** Words that a form or a state may have; more are never tried. */
export const formWordsMax = 8;

/** `words`: run together, folded, without points. */
export function findFormAtEnd(words: string): FormSpelling | undefined {
  return atEnd.get(words);
}

export function findFormInFront(words: string): FormSpelling | undefined {
  return inFront.get(words);
}

/** A form in front that may as well be a part of the name. */
export function findDoubtfulFormInFront(word: string): LegalForm | undefined {
  return maybeInFront.get(word);
}

/** "in liquidazione", "a socio unico": what a company is at the moment, not which. */
export function isStateWords(words: string): boolean {
  return states.has(words);
}

/** "SB", "STP": a state only behind a legal form. */
export function isStateMark(word: string): boolean {
  return marks.has(word);
}

/** Whether two canonical forms are the same thing, such as PAO and PJSC. */
export function areFormsAlike(left: string, right: string): boolean {
  return left === right || alike.has(`${left}>${right}`);
}

export function runTogether(text: string): string {
  return foldLetters(text)
    .replace(/&|\+/g, 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function add(map: Map<string, FormSpelling>, name: string, spelling: FormSpelling): void {
  const key = runTogether(name);
  if (!map.has(key)) map.set(key, spelling);
}

function list(names: string | undefined): readonly string[] {
  return names === undefined || names === '' ? [] : names.split('|');
}
