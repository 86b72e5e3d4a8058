// What the text in the column of the parent may be, in the order in which it is tried.

import { registrableDomain } from '../domains/registrable-domain.ts';
import { normaliseName } from '../names/normalise-name.ts';
import { checkVatNumber } from './check-vat-number.ts';

/** Keys as in `line-keys.ts`; that of a name ends without a country. `country`: of the plant. */
export function parentKeys(text: string, country: string): string[] {
  const keys = [`x:${text}`];
  const vat = checkVatNumber(text, country);
  if (/\d{5}/.test(text) && 'vatNumber' in vat) keys.push(`v:${vat.vatNumber}`);
  const domain = /^\S+\.\S+$/.test(text) ? registrableDomain(text.toLowerCase()) : '';
  if (domain !== '') keys.push(`d:${domain}`);
  keys.push(`n:${normaliseName(text).base}`);
  return keys;
}
