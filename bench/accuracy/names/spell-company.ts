// A company's name as somebody wrote it down: another spelling of the legal form, none, damaged letters. Every spelling
// goes into the book of names.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { pickOne } from '../random-choice.ts';
import type { Company } from '../world.ts';
import { cutLength, damageText, writeInAscii } from './damage-text.ts';
import { withForm } from './make-firm-name.ts';
import type { NameBook } from './name-book.ts';

const formKept = 0.55;
const formSpelledOtherwise = 0.32;

export function spellCompany(random: SeededRandom, company: Company, book: NameBook): string {
  const text = damageText(random, chooseSpelling(random, company), company.land.language.code);
  noteSpelling(book, company, text);
  return text;
}

/** The short name that people use: without the legal form. */
export function spellBrand(company: Company, book: NameBook): string {
  noteSpelling(book, company, company.base);
  return company.base;
}

function chooseSpelling(random: SeededRandom, company: Company): string {
  const { form, base, name } = company;
  if (form === undefined) return name;
  const drawn = random.next();
  if (drawn < formKept) return name;
  if (drawn < formKept + formSpelledOtherwise) {
    return withForm(base, form, pickOne(random, [form.written, ...form.spelled])).name;
  }
  return base;
}

/** Names with and without their form are noted too, whole and cut: whoever restores a damaged name is right. */
export function noteSpelling(book: NameBook, company: Company, text: string): void {
  const { base, id, land, name } = company;
  for (const spelling of new Set([name, base, text])) {
    book.noteCompany(id, spelling);
    if (land.language.code === 'de') book.noteCompany(id, writeInAscii(spelling, 'de'));
    if (spelling.length > cutLength) book.noteCompany(id, spelling.slice(0, cutLength));
  }
}
