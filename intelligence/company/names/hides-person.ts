// Says whether a text that is no company's name may have a natural person's in it: "Private customer - Anna Rossi". Such a
// text is left out of every trace; to leave out one too many costs nothing.

import { findDummyReason } from './find-dummy-reason.ts';
import { findPersonSigns } from './find-person-signs.ts';
import { foldLetters } from './fold-letters.ts';
import { givenNames } from './words/given-names.ts';
import { privateWords, titles } from './words/person-words.ts';

const separators = /\s+[-–—:|/]\s*|\s*[-–—:|/]\s+|[,;:()[\]]/;

export function hidesPerson(raw: string): boolean {
  const parts = raw.split(separators).filter((part) => part.trim() !== '');
  if (parts.length > 1 && parts.some((part) => findPersonSigns(part).length > 0)) return true;
  const words = foldLetters(raw)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const isPrivate =
    findDummyReason(raw) === 'a private customer' ||
    words.some((word) => privateWords.has(word)) ||
    titles.has(words[0] ?? '');
  if (isPrivate) return true;
  // A given name beside other words, where no legal form says that it is a company's.
  return words.length >= 2 && words.some((word) => givenNames.has(word));
}
