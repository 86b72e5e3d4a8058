// The twelve languages of the generator, in one list.

import { czech } from './czech.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import type { CountryWords, Language } from './language.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { romanian } from './romanian.ts';
import { spanish } from './spanish.ts';
import { swedish } from './swedish.ts';
import { turkish } from './turkish.ts';

export const languages: readonly Language[] = [
  italian,
  english,
  french,
  german,
  spanish,
  portuguese,
  dutch,
  polish,
  swedish,
  czech,
  romanian,
  turkish,
];

/** A country and its (main) language. */
export interface Land {
  readonly language: Language;
  readonly country: CountryWords;
}

export const lands: readonly Land[] = languages.flatMap((language) =>
  language.countries.map((country) => ({ language, country })),
);
