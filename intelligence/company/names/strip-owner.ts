// Takes the owner off the name of a partnership: "Bar Sport di Mario Rossi & C. S.n.c." is the "Bar Sport" of Mario
// Rossi. Italian law wants a partner's name there, so it comes and goes with who writes the name.

import type { LegalForm } from './legal-form-index.ts';
import { commonWords } from './words/common-words.ts';
import { givenNames } from './words/given-names.ts';

const ownerWordsMax = 4;

/** Only with "& C." behind it and a given name or an initial in it. */
export function stripOwner(
  words: readonly string[],
  forms: readonly LegalForm[],
): { words: readonly string[]; owner: string } {
  if (!forms.some(({ generic }) => generic === 'PARTNERS')) return { words, owner: '' };
  const at = words.lastIndexOf('di');
  const owner = words.slice(at + 1);
  if (at < 1 || owner.length < 2 || owner.length > ownerWordsMax) return { words, owner: '' };
  const isPerson =
    owner.some((word) => givenNames.has(word) || word.length === 1) &&
    !owner.some((word) => commonWords.has(word));
  return isPerson ? { words: words.slice(0, at), owner: `di ${owner.join(' ')}` } : { words, owner: '' };
}
