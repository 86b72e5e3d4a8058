// Takes the owner off the name of a partnership: "Bar Sport di Mario Rossi & C. S.n.c." is the "Bar Sport" of Mario
// Rossi. Italian law wants a partner's name there, so it comes and goes with who writes the name.

import { findFormAtEnd, formWordsMax } from './legal-form-index.ts';
import { type StrippedName, stripLegalForms } from './strip-legal-forms.ts';
import { commonWords } from './words/common-words.ts';
import { givenNames } from './words/given-names.ts';

const ownerWordsMax = 8;

/** Classes whose names have owners in them. */
const ownedForms: ReadonlySet<string> = new Set(['GP', 'LP', 'SP']);

/**
 * Only with "& C." behind it or a partnership's form before it ("Bar Sport S.n.c. di Mario Rossi"), and with a given
 * name or an initial in it. `owner` is '' when there is none.
 */
export function stripOwner(name: StrippedName): StrippedName & { owner: string } {
  const { words, pointed, forms } = name;
  const hasPartners = forms.some(({ generic }) => generic === 'PARTNERS');
  for (let at = words.length - 2; at >= 1; at -= 1) {
    if (words[at] !== 'di' || (!hasPartners && !isBehindForm(words, at))) continue;
    const owner = words.slice(at + 1);
    if (!isPerson(owner)) continue;
    const rest = stripLegalForms({ words: words.slice(0, at), pointed: pointed.slice(0, at) });
    const known = new Set(forms.map(({ form }) => form));
    const before = rest.forms.filter(({ form }) => !known.has(form));
    return { ...rest, forms: [...before, ...forms], owner: `di ${owner.join(' ')}` };
  }
  return { ...name, owner: '' };
}

function isPerson(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > ownerWordsMax || words.some((word) => commonWords.has(word)))
    return false;
  return words.some((word) => givenNames.has(word) || (word.length === 1 && word !== 'e'));
}

function isBehindForm(words: readonly string[], end: number): boolean {
  for (let start = Math.max(1, end - formWordsMax); start < end; start += 1) {
    const found = findFormAtEnd(words.slice(start, end).join(''));
    if (found !== undefined && ownedForms.has(found.generic)) return true;
  }
  return false;
}
