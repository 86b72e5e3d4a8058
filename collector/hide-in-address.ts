// Takes e-mail addresses and card numbers out of one part of a web address (of its path, or a parameter), however often
// they were escaped.

import { hideMail, passesLuhn } from './scrub-text.ts';

/** So often a part is read anew: more escapes than any chain of redirects leaves. */
const roundsMax = 5;
const cardDigitsMin = 13;
// In addresses numbers stand for products and campaigns as well: a card is a whole number, in groups as on the card.
const cardLike = /(?<!\d)(?:\d{13,19}|\d{4}(?:[ ._-]\d{3,7}){2,4})(?!\d)/g;
/** First digits that payment cards have; 13 digits only Visa had. */
const issuers = /^(?:4|(?:[356]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\d{13})/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether any part of this text could hold something; most addresses are told in one look that none does. */
export function mayHide(text: string): boolean {
  return (
    text.includes('@') || text.includes('%40') || text.includes('%25') || countDigits(text) >= cardDigitsMin
  );
}

/** `isQuery`: a plus sign is a blank. What holds nothing of the kind stays as it is written. */
export function hideInAddress(part: string, isQuery: boolean): string {
  const text = hideMail(part);
  if (!text.includes('%25') && countDigits(text) < cardDigitsMin) return text;
  const plain = readEscapes(isQuery ? text.replaceAll('+', ' ') : text);
  const hidden = hideMail(hideWholeCards(plain));
  return hidden === plain ? text : writeEscapes(hidden);
}

function hideWholeCards(text: string): string {
  if (uuid.test(text)) return text;
  return text.replace(cardLike, (found) => {
    const digits = found.replace(/\D/g, '');
    return issuers.test(digits) && passesLuhn(Array.from(digits, Number), digits.length) ? '***' : found;
  });
}

/** Of ASCII characters alone, which are all that matters here, and which can be read from anything. */
function readEscapes(text: string): string {
  let read = text;
  for (let round = 0; round < roundsMax && read.includes('%'); round++) {
    const next = read.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (next === read) break;
    read = next;
  }
  return read;
}

function writeEscapes(text: string): string {
  return text.replace(
    /[^\w.~*!'(),;:@$\u0080-\uffff%-]|%(?![89a-f][0-9a-f])/gi,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function countDigits(text: string): number {
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
}
