// Remembers every spelling under which the generator has written a name, so that an answer can be judged by looking it
// up and not by comparing names: the benchmark has no opinion on how names are matched.

import { bareLetters } from './fold-letters.ts';
import { lossInLatin1 } from './loss-in-latin1.ts';

export interface NameBook {
  /** A spelling of a company; letters lost in Latin-1 and in ASCII are noted with it. */
  noteCompany(companyId: number, text: string): void;
  noteProvider(providerId: number, text: string): void;
  /** Companies that were ever written so; homonyms are several. */
  companies(text: string): readonly number[];
  providers(text: string): readonly number[];
}

export function createNameBook(): NameBook {
  const companies = new Map<string, number[]>();
  const providers = new Map<string, number[]>();
  return {
    noteCompany: (id, text) => note(companies, id, text),
    noteProvider: (id, text) => note(providers, id, text),
    companies: (text) => companies.get(bareLetters(text)) ?? [],
    providers: (text) => providers.get(bareLetters(text)) ?? [],
  };
}

function note(book: Map<string, number[]>, id: number, text: string): void {
  const lossy = lossInLatin1(text);
  for (const spelling of lossy === text ? [text] : [text, lossy]) {
    const key = bareLetters(spelling);
    if (key === '') continue;
    const ids = book.get(key);
    if (ids === undefined) book.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
}
