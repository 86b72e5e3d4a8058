// A firm's name from the patterns of its language, with its legal form where the language puts it.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { fillPattern, pickByShare, pickOne } from '../random-choice.ts';
import type { LegalForm } from '../words/language.ts';
import type { Land } from '../words/languages.ts';
import { makeAcronym, makeRoot } from './make-root.ts';

export interface FirmName {
  readonly name: string;
  readonly base: string;
  readonly form: LegalForm | undefined;
}

/** Share of firms known without a legal form, and of those whose name looks like a pool's. */
const formlessShare = 0.04;
const trickyShare = 0.02;

export function makeFirmName(random: SeededRandom, land: Land, city: string): FirmName {
  const { language } = land;
  if (random.chance(trickyShare)) {
    // Many firms of the same trade: a surname or a town tells them apart.
    const apart = random.chance(0.5) ? pickOne(random, language.surnames) : city;
    return withForm(`${pickOne(random, language.trickyNames)} ${apart}`, pickForm(random, land));
  }
  const base = fillPattern(pickOne(random, language.firmPatterns), {
    root: makeRoot(random, language),
    trade: pickOne(random, language.trades),
    quality: pickOne(random, language.qualities),
    surname: pickOne(random, language.surnames),
    surname2: pickOne(random, language.surnames),
    given: pickOne(random, language.given),
    city,
    letters: makeAcronym(random),
  });
  return withForm(base, random.chance(formlessShare) ? undefined : pickForm(random, land));
}

export function withForm(base: string, form: LegalForm | undefined, written = form?.written ?? ''): FirmName {
  if (form === undefined) return { name: base, base, form };
  return { name: form.before === true ? `${written} ${base}` : `${base} ${written}`, base, form };
}

export function pickForm(random: SeededRandom, land: Land): LegalForm {
  return pickByShare(random, land.language.forms, (form) => form.share);
}
