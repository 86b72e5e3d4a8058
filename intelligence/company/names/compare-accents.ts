// "Köhler" and "Kohler" may be one name, since many sources drop accents; "Bâle" and "Bäle" are two.

import { foldLetters } from './fold-letters.ts';

const nonAscii = /[\u0080-\uffff]/;
const wordWithMarks = /[\p{L}\p{M}]+/gu;

/** Whether a word carries accents in both, and others in each. */
export function haveOtherAccents(left: string, right: string): boolean {
  if (!nonAscii.test(left) || !nonAscii.test(right)) return false;
  const lefts = readMarked(left);
  for (const [folded, marked] of readMarked(right)) {
    const other = lefts.get(folded);
    if (other !== undefined && other !== marked) return true;
  }
  return false;
}

/** Folded word to the word as it is written, where it has accents. */
function readMarked(text: string): ReadonlyMap<string, string> {
  const marked = new Map<string, string>();
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(wordWithMarks)) {
    const folded = foldLetters(word);
    if (folded !== word) marked.set(folded, word);
  }
  return marked;
}
