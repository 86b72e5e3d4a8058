// Reads an Italian fiscal code: eleven digits for organisations, sixteen letters and digits for people and the one-man
// firms that bear their name.

import { isItalianVat } from './check-vat-number.ts';

/** Letters stand in for digits where two people would have the same code (decree of 23 December 1976, omocodia). */
const personal = /^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/;

/** Value of a letter or digit at an odd place, from the same decree; at an even place it is its own number. */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** The code in capital letters, '' when the text has not its shape or fails its check letter. */
export function checkFiscalCode(text: string): string {
  const code = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^IT(?=\d{11}$)/, '');
  if (/^\d{7,11}$/.test(code)) return isItalianVat(code.padStart(11, '0')) ? code.padStart(11, '0') : '';
  return personal.test(code) && code.at(-1) === checkLetter(code) ? code : '';
}

function checkLetter(code: string): string {
  let sum = 0;
  for (const [at, letter] of [...code.slice(0, 15)].entries()) {
    const value = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65;
    sum += at % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26));
}
