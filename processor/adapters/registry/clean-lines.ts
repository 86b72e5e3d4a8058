// Bounds what is kept of a record's free text: a name and an address need few lines, and one dump holds millions.

import { decodeText } from './decode-text.ts';

const linesMax = 6;
const lineLengthMax = 160;

/** The lines that say something, decoded, with line feeds between. */
export function cleanLines(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  if (lines.length === 1) return cleanText(lines[0] ?? '');
  return lines
    .slice(0, linesMax)
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n');
}

/** One line, decoded. */
export function cleanText(text: string): string {
  const decoded = decodeText(text);
  return decoded.length > lineLengthMax ? decoded.slice(0, lineLengthMax).trimEnd() : decoded;
}

/** ISO 3166 code, upper case; '' for anything else, such as `EU # somewhere in Europe` says no country. */
export function cleanCountry(text: string): string {
  const code = text.slice(0, 2).toUpperCase();
  return /^[A-Z]{2}$/.test(code) && !/^[A-Z]/i.test(text.charAt(2)) ? code : '';
}
