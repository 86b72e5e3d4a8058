// Reads a count or an amount as people and spreadsheets write it, in English or Italian.

/** Words behind a number that multiply it. */
const magnitudes: readonly { readonly pattern: RegExp; readonly factor: number }[] = [
  { pattern: /^(dipendenti|addetti|employees|persone|people)$/, factor: 1 },
  { pattern: /^(k|mila|thousand|mgl|migliaia)$/, factor: 1_000 },
  { pattern: /^(m|mln|mio|mil|million|millions|milione|milioni|mn)$/, factor: 1_000_000 },
  { pattern: /^(b|bn|mld|mrd|billion|billions|miliardo|miliardi)$/, factor: 1_000_000_000 },
];

/** Perhaps a word such as `oltre`, the number, perhaps its magnitude, perhaps the upper bound of a class. */
const number =
  /^(?:(?:da|from|oltre|over|piu di|più di|circa|about|>|>=|~) ?)?(-?\d[\d., ]*?) ?([a-z]*)\.?(?: ?\+|(?: ?[-–] ?| (?:a|to|e) )\d[\d., ]* ?[a-z]*)?$/;

/**
 * A whole number, null when it is none. `1.234,56`, `1,234.56`, `1 234`, `€ 1,2 mln` are read; a single point or comma
 * before exactly three digits groups thousands. Of a class such as `10-49`, `50+` or `da 10 a 49` the lower bound is taken.
 */
export function readWholeNumber(text: string): number | null {
  const words = text
    .toLowerCase()
    .replace(/[\s\u00a0\u202f']+/g, ' ')
    .replace(/€|\$|£|\beur\b|\beuro\b|\busd\b|\bgbp\b/g, ' ')
    .trim();
  const found = number.exec(words);
  if (!found) return null;
  const [, digits = '', word = ''] = found;
  const factor = word === '' ? 1 : magnitudes.find(({ pattern }) => pattern.test(word))?.factor;
  if (factor === undefined) return null;
  const value = readDigits(digits.replaceAll(' ', ''), factor > 1);
  if (value === null) return null;
  const whole = Math.round(value * factor);
  return Number.isSafeInteger(whole) ? whole : null;
}

/** `isScaled`: a word such as `mln` follows, so that a point or comma before three digits is a decimal one too. */
export function readDigits(digits: string, isScaled: boolean): number | null {
  const lastPoint = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  if (lastPoint >= 0 && lastComma >= 0) {
    const decimal = lastPoint > lastComma ? '.' : ',';
    return toNumber(digits, decimal);
  }
  const mark = lastPoint >= 0 ? '.' : lastComma >= 0 ? ',' : '';
  if (mark === '') return toNumber(digits, '');
  const groups = digits.split(mark);
  const isGrouped = groups.slice(1).every((group) => group.length === 3) && (groups.length > 2 || !isScaled);
  return toNumber(digits, isGrouped ? '' : mark);
}

function toNumber(digits: string, decimal: string): number | null {
  const plain = [...digits]
    .filter((letter) => /[-\d]/.test(letter) || letter === decimal)
    .join('')
    .replace(decimal === '' ? '.' : decimal, '.');
  return /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}
