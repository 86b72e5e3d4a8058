// Reads a VAT number as lists have it and checks what can be checked: the shape for its country, and for Italy the check
// digit.

import type { LineFaultCode } from '#contract/company-import.ts';
import { type VatFormat, vatFormats } from './vat-formats.ts';

export type CheckedVat =
  | { readonly vatNumber: string; readonly country: string }
  | {
      readonly fault: Extract<
        LineFaultCode,
        'vat_check_digit' | 'vat_format' | 'vat_country_unknown' | 'spreadsheet_number'
      >;
    };

/**
 * `country`: ISO code of the company, '' when unknown; it stands in where the number has no letters before it. Eleven
 * digits that pass the Italian check are Italian without it.
 */
export function checkVatNumber(text: string, country: string): CheckedVat {
  if (isSpreadsheetNumber(text)) return { fault: 'spreadsheet_number' };
  const number = text.toUpperCase().replace(/[^A-Z0-9+*]/g, '');
  const own = vatFormats.find(
    ({ prefix, pattern }) => number.startsWith(prefix) && pattern.test(number.slice(prefix.length)),
  );
  if (own) return checkOf(own, number.slice(own.prefix.length));
  const given = vatFormats.find(
    (format) => format.country === country && format.pattern.test(padItalian(format, number)),
  );
  if (given) return checkOf(given, padItalian(given, number));
  if (country === '' && isItalianVat(number)) return { vatNumber: `IT${number}`, country: 'IT' };
  if (country === '' && /^\d+$/.test(number))
    return { fault: number.length === italianDigits ? 'vat_check_digit' : 'vat_country_unknown' };
  const isListed = vatFormats.some(
    (format) => format.country === country || number.startsWith(format.prefix),
  );
  if (isListed || country === '' || !/^[A-Z0-9]{2,20}$/.test(number)) return { fault: 'vat_format' };
  // No table covers the world: of other countries the number is taken as it stands.
  return { vatNumber: number.startsWith(country) ? number : country + number, country };
}

/** Lists without a country are of the country where they were made; so long are the numbers of Italy. */
const italianDigits = 11;

function checkOf(format: VatFormat, number: string): CheckedVat {
  if (format.prefix === 'IT' && !isItalianVat(number)) return { fault: 'vat_check_digit' };
  // Swiss and Norwegian numbers are written with and without the word for VAT behind them.
  return { vatNumber: format.prefix + number.replace(/(MWST|TVA|IVA|MVA)$/, ''), country: format.country };
}

/** Spreadsheets drop the zeros that Italian numbers begin with; the check digit proves that they belong there. */
function padItalian(format: VatFormat, number: string): string {
  if (format.prefix !== 'IT' || !/^\d{7,10}$/.test(number)) return number;
  const padded = number.padStart(11, '0');
  return isItalianVat(padded) ? padded : number;
}

/** What a spreadsheet makes of a long number: its last digits are lost for good. */
export function isSpreadsheetNumber(text: string): boolean {
  return /^\s*\d([.,]\d+)?E\+?\d+\s*$/i.test(text);
}

/** Eleven digits of which the last checks the others (Luhn), and not only zeros. Also the fiscal code of organisations. */
export function isItalianVat(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^0+$/.test(digits)) return false;
  let sum = 0;
  for (const [at, letter] of [...digits].entries()) {
    const digit = Number(letter);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
