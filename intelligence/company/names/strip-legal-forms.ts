// Takes the legal forms off a name, at its end and in its front, and what it says of its state; never the whole name.

import {
  findFormAtEnd,
  findFormInFront,
  formWordsMax,
  isStateMark,
  isStateWords,
  type LegalForm,
} from './legal-form-index.ts';
import type { NameWords } from './split-words.ts';
import { smallWords } from './words/joining-words.ts';

export interface StrippedName extends NameWords {
  /** In the order in which they stand in the name. */
  readonly forms: readonly LegalForm[];
}

interface Ending {
  /** Words before it. */
  length: number;
  form: LegalForm | undefined;
}

/** At least one word is left where there was one. */
export function stripLegalForms(name: NameWords): StrippedName {
  const { words, pointed } = name;
  const forms: LegalForm[] = [];
  let end = words.length;
  for (let ending = findEnding(words, pointed, end); ending !== undefined; ) {
    end = ending.length;
    if (ending.form !== undefined && !has(forms, ending.form)) forms.unshift(ending.form);
    ending = findEnding(words, pointed, end);
  }
  let start = 0;
  for (let front = findFront(words, start, end); front !== undefined; ) {
    start = front.start;
    if (!has(forms, front.form)) forms.push(front.form);
    front = findFront(words, start, end);
  }
  if (isNothingButForms(words.slice(start, end), forms)) return { words, pointed, forms: [] };
  return { words: words.slice(start, end), pointed: pointed.slice(start, end), forms };
}

/** "Company Pvt. Ltd." and "GmbH & Co. KG" name nobody; they stay whole. */
function isNothingButForms(words: readonly string[], forms: readonly LegalForm[]): boolean {
  if (words.length !== 1 || forms.length === 0) return false;
  const left = findFormAtEnd(words[0] ?? '');
  return (
    left !== undefined && (left.generic === 'COMPANY' || forms.some(({ generic }) => generic === 'PARTNERS'))
  );
}

function has(forms: readonly LegalForm[], { form }: LegalForm): boolean {
  return forms.some((known) => known.form === form);
}

/** The longest form or state that ends the first `end` words. */
function findEnding(words: readonly string[], pointed: readonly boolean[], end: number): Ending | undefined {
  for (let start = Math.max(1, end - formWordsMax); start < end; start += 1) {
    const length = start;
    if (!namesSomething(words, 0, length)) continue;
    const together = joinWords(words, start, end);
    if (isStateWords(together)) return { length, form: undefined };
    const found = findFormAtEnd(together);
    if (found !== undefined) {
      if (found.pointsOnly && !(end - start === 1 && pointed[start] === true)) continue;
      // "Smith & Co Ltd" is "& Co" and "Ltd", not "& Co., Ltd.".
      if (
        found.generic !== 'PARTNERS' &&
        words[start - 1] === 'and' &&
        /^(co(?!op)|cie|cia|company)/.test(together)
      )
        continue;
      return { length, form: asForm(found) };
    }
    if (end - start === 1 && isStateMark(together) && endsWithForm(words, start)) {
      return { length, form: undefined };
    }
  }
  return undefined;
}

function endsWithForm(words: readonly string[], end: number): boolean {
  for (let start = Math.max(1, end - formWordsMax); start < end; start += 1) {
    if (findFormAtEnd(joinWords(words, start, end)) !== undefined) return true;
  }
  return false;
}

function findFront(
  words: readonly string[],
  from: number,
  to: number,
): { start: number; form: LegalForm } | undefined {
  for (let end = Math.min(to - 1, from + formWordsMax); end > from; end -= 1) {
    const found = findFormInFront(joinWords(words, from, end));
    if (found !== undefined && namesSomething(words, end, to)) return { start: end, form: asForm(found) };
  }
  return undefined;
}

function asForm({ form, generic, country }: LegalForm): LegalForm {
  return { form, generic, country };
}

/** "The" and "di" alone are no name. */
function namesSomething(words: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (!smallWords.has(words[at] ?? '')) return true;
  }
  return false;
}

function joinWords(words: readonly string[], from: number, to: number): string {
  let joined = '';
  for (let at = from; at < to; at += 1) joined += words[at] ?? '';
  return joined;
}
