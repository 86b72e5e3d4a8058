// Turns what somebody types into the search field of the company list into a query over the words of `company-keys.ts`.

import { normaliseName } from '../names/normalise-name.ts';

/** More words than a name has only cost time. */
const termsMax = 8;

/**
 * In PostgreSQL's tsquery notation: every word of the name as a prefix, or the whole as the beginning of a domain, an id
 * or a number. '' when there is nothing to look for.
 */
export function searchQuery(typed: string): string {
  const text = typed.trim().toLowerCase().slice(0, 200);
  if (text === '') return '';
  const tokens = normaliseName(text).tokens.filter((token) => /[\p{L}\p{N}]/u.test(token));
  // The legal form that is just being typed, such as "Acme S.r", is no word of the name.
  const isForm = tokens.length > 1 && /^\p{L}{1,2}$/u.test(tokens.at(-1) ?? '');
  const terms = (isForm ? tokens.slice(0, -1) : tokens).slice(0, termsMax).map(quotePrefix);
  const whole = /\s/.test(text) ? [] : [quotePrefix(text.replace(/^(https?:\/\/)?(www\.)?/, ''))];
  return [terms.join(' & '), ...whole].filter((part) => part !== '').join(' | ');
}

/** Quotes and backslashes are what the notation could be broken out of. */
function quotePrefix(word: string): string {
  const safe = word.replace(/['\\\0]/g, '');
  return safe === '' ? '' : `'${safe}':*`;
}
