// Takes e-mail addresses and card numbers out of text. Linear in the length of the text, whatever is in it.

const replacement = '***';
const delimiters = new Set(' \t\r\n/?&=:;,<>"\'()[]{}|\\'.split('').map((letter) => letter.charCodeAt(0)));

/** Puts `***` in place of e-mail addresses, also where `@` is written `%40`. */
export function hideMail(text: string): string {
  if (!text.includes('@') && !text.includes('%40')) return text;
  let result = '';
  let taken = 0;
  for (;;) {
    const at = nextAt(text, taken);
    if (at < 0) return result + text.slice(taken);
    let start = at;
    while (start > taken && !delimiters.has(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && !delimiters.has(text.charCodeAt(end))) end++;
    const isAddress = start < at && end > at + 1;
    result += text.slice(taken, start) + (isAddress ? replacement : text.slice(start, end));
    taken = end;
  }
}

function nextAt(text: string, from: number): number {
  const plain = text.indexOf('@', from);
  const encoded = text.indexOf('%40', from);
  if (plain < 0) return encoded;
  return encoded < 0 ? plain : Math.min(plain, encoded);
}

const cardDigitsMin = 13;
const cardDigitsMax = 19;

/**
 * Puts `***` in place of payment card numbers: 13 to 19 digits, spaces and hyphens between, that pass Luhn's check. A
 * number starts where no digit stands before it; what digits follow it does not matter.
 */
export function hideCards(text: string): string {
  if (text.length < cardDigitsMin || !/\d(?:[ -]?\d){12}/.test(text)) return text;
  let result = '';
  let taken = 0;
  for (let start = 0; start < text.length; start++) {
    if (!isDigit(text, start) || isDigit(text, start - 1)) continue;
    const end = findCardEnd(text, start);
    if (end < 0) continue;
    result += text.slice(taken, start) + replacement;
    taken = end;
    start = end - 1;
  }
  return taken === 0 ? text : result + text.slice(taken);
}

/** Where the longest card number that starts here ends; -1 when none does. */
function findCardEnd(text: string, start: number): number {
  const digits: number[] = [];
  const ends: number[] = [];
  for (let index = start; digits.length < cardDigitsMax; index++) {
    if (!isDigit(text, index)) {
      const isBetween = text[index] === ' ' || text[index] === '-';
      if (!isBetween || !isDigit(text, index + 1)) break;
      index++;
    }
    digits.push(text.charCodeAt(index) - 48);
    ends.push(index + 1);
  }
  for (let length = digits.length; length >= cardDigitsMin; length--) {
    if (passesLuhn(digits, length)) return ends[length - 1] ?? -1;
  }
  return -1;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/** The check digit of the first `length` digits. */
export function passesLuhn(digits: readonly number[], length: number): boolean {
  let sum = 0;
  for (let index = length - 1; index >= 0; index--) {
    const value = (digits[index] ?? 0) * (1 + ((length - 1 - index) % 2));
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
