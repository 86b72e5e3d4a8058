// Reads an amount of money and its currency as accounting programs and spreadsheets write them, in English or Italian.

import { readDigits } from '../company/import/read-number.ts';

/** More is no order, and no longer exact to the cent. */
const amountMax = 1_000_000_000_000;

const signs: readonly (readonly [RegExp, string])[] = [
  [/^(?:€|euros?)$/i, 'EUR'],
  [/^(?:£|sterlin[ae]|pounds?)$/i, 'GBP'],
  [/^(?:\$|dollar[is]?)$/i, 'USD'],
];

export interface AmountReading {
  readonly amount: number;
  /** '' when the text names none. */
  readonly currency: string;
}

/** To the cent; below zero with a minus before or behind it, or in brackets. Undefined when it is no amount. */
export function readAmount(text: string): AmountReading | undefined {
  const currency = readCurrency(text.replace(/[-\d.,'()\s\u00a0\u202f]+/g, ' ').trim());
  if (currency === undefined) return undefined;
  const digits = text.replace(/[^-\d.,()\u2212]/g, '').replace('\u2212', '-');
  const found = /^(\()?(-)?(\d[\d.,]*)(-)?(\))?$/.exec(digits);
  if (!found) return undefined;
  const [, open, before, plain = '', behind, close] = found;
  if ((open === undefined) !== (close === undefined)) return undefined;
  const value = readDigits(plain, false);
  if (value === null || value > amountMax) return undefined;
  const isNegative = open !== undefined || before !== undefined || behind !== undefined;
  const amount = Math.round(value * 100) / 100;
  return { amount: isNegative && amount !== 0 ? -amount : amount, currency };
}

/** Its three letters; '' of a text that says nothing, undefined of one that names no currency. */
export function readCurrency(text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return '';
  const sign = signs.find(([pattern]) => pattern.test(plain));
  if (sign) return sign[1];
  return /^[a-z]{3}$/i.test(plain) ? plain.toUpperCase() : undefined;
}
