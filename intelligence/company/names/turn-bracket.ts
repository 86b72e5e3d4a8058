// Puts what stands in brackets behind a legal form in front of it, where it belongs: "Eni S.p.A. (Italia)" is read as
// "Eni (Italia) S.p.A." is, so that the form is seen and the country still counts.

import { type NameWords, splitWords } from './split-words.ts';
import { stripLegalForms } from './strip-legal-forms.ts';

const bracketAtEnd = /^([^()]+)\(([^()]+)\)\s*$/;

/** The words of a name in the order in which they are read. */
export function splitTurned(text: string): NameWords {
  const [, outside = '', inside = ''] = bracketAtEnd.exec(text) ?? [];
  if (inside.trim() === '') return splitWords(text);
  const name = splitWords(outside);
  const note = splitWords(inside);
  const base = stripLegalForms(name);
  const end = base.words.length;
  const isFormBehind = base.forms.length > 0 && end < name.words.length && base.words[0] === name.words[0];
  if (!isFormBehind || note.words.length === 0) return splitWords(text);
  return {
    words: [...name.words.slice(0, end), ...note.words, ...name.words.slice(end)],
    pointed: [...name.pointed.slice(0, end), ...note.pointed, ...name.pointed.slice(end)],
  };
}
