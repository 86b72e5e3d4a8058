// Parts what somebody wrote from the block with which they sign. The closing words belong to the signature.

import { looksWritten, maySign } from './looks-written.ts';

export interface SplitText {
  readonly body: readonly string[];
  /** Without the delimiter and without closing words; empty when nothing was found. */
  readonly signature: readonly string[];
}

const delimiter = /^\s*(?:-{2,3}|[—–]{1,3}|_{2,3})\s*$/;
const closings =
  /^\s*(?:(?:in attesa|nell'attesa|restando|rimanendo|resto|(?:(?:vi|la|ti) )?ringrazi)[\p{L}' ,]{0,80}[,.]?\s*)?(?:(?:i\s+)?(?:(?:più|piu')\s+)?(?:cordiali?|distinti|cari|un(?:o)?|tanti|molti|i migliori)?\s*salut[io]|cordialmente|cordialit[àa]'?|a presto|buon(?:a)? (?:lavoro|giornata|serata)|grazie(?: (?:e|mille|ancora|anticipatamente|in anticipo|per)\b[\p{L}' ]{0,50})?|(?:with )?(?:best|kind|kindest|warm|warmest|many)(?: and kind)? (?:regards|wishes|greetings)|regards|best|thanks(?: (?:and|&|again|in advance|for)\b[\p{L}' ]{0,50})?|many thanks|thank you(?: (?:and|again|in advance|for|very)\b[\p{L}' ]{0,50})?|cheers|(?:yours )?(?:sincerely|faithfully|truly)|(?:mit )?(?:freundlichen?|besten?|herzlichen?|viele|beste) grüße?n?|mfg|cordialement|bien cordialement|un cordial saludo|saludos(?: cordiales)?|inviato da(?:l mio)? \p{L}.{0,40}|sent from (?:my )?\p{L}.{0,40}|(?:ottieni|scarica|get) outlook (?:per|for) .{0,20}|von meinem .{0,30} gesendet)\s*(?<rest>[,.!;:–-].{0,60}|\/.{0,40})?\s*$/iu;
/** Nobody signs in more lines. */
const signatureLinesMax = 25;
/** No closing words are longer; a text of anybody's making must not keep a pattern busy. */
const closingCharsMax = 160;
/** What a signature without any closing words looks like. */
const contactLine =
  /(?:^|[\s|])(?:tel|telefono|phone|cell|mob|mobile|fax|ph|t|m|p\.?\s?iva)\s?[.:)]?\s*[:.]?\s*\(?\+?\d[\d\s()./-]{5,}|(?:^|\s)(?:https?:\/\/|www\.)\S+\.\p{L}{2,}\s*$/iu;

export function splitSignature(lines: readonly string[]): SplitText {
  const end = trimEnd(lines);
  const least = Math.max(0, end - signatureLinesMax * 2);
  const marked = findLast(lines, least, end, (line) => delimiter.test(line));
  const closing = findClosing(lines, least, marked ?? end);
  if (marked !== undefined && countFull(lines, marked + 1, end) <= signatureLinesMax) {
    const from = closing !== undefined && isSignedBetween(lines, closing + 1, marked) ? closing : marked;
    return { body: lines.slice(0, from), signature: signed(lines, from, end) };
  }
  if (closing !== undefined) return { body: lines.slice(0, closing), signature: signed(lines, closing, end) };
  const start = findContactBlock(lines, end);
  return { body: lines.slice(0, start), signature: lines.slice(start, end) };
}

/** The first of the closing lines that follow each other at the end ("Grazie", then "Cordiali saluti"). */
function findClosing(lines: readonly string[], least: number, end: number): number | undefined {
  let found: number | undefined;
  for (let at = end - 1; at >= least; at -= 1) {
    if (!isClosing(lines[at] ?? '')) continue;
    if (
      found === undefined
        ? countFull(lines, at + 1, end) > signatureLinesMax
        : hasTextBetween(lines, at, found)
    )
      break;
    // Who thanks at the beginning goes on with what they want.
    if (lines.slice(at + 1, end).some(looksWritten)) break;
    found = at;
  }
  return found;
}

/** Between closing words and a mark: a name or two, or a whole signature above the one that a program appends. */
function isSignedBetween(lines: readonly string[], from: number, to: number): boolean {
  const between = lines.slice(from, to);
  if (countFull(lines, from, to) <= 4) return true;
  return between.every(maySign) && between.some((line) => contactLine.test(line));
}

function isClosing(line: string): boolean {
  return readClosing(line) !== null;
}

/** Runs of blanks are one: the pattern would try each way of parting them. */
function readClosing(line: string): RegExpExecArray | null {
  return line.length <= closingCharsMax ? closings.exec(line.replace(/\s+/g, ' ')) : null;
}

function hasTextBetween(lines: readonly string[], from: number, to: number): boolean {
  return countFull(lines, from + 1, to) > 0;
}

/** What stands behind the closing words on their line ("Cordiali saluti, Anna Rossi") signs as well. */
function signed(lines: readonly string[], from: number, end: number): string[] {
  return lines.slice(from, end).flatMap((line) => {
    if (delimiter.test(line)) return [];
    const closing = readClosing(line);
    if (closing === null) return [line];
    const rest = (closing.groups?.['rest'] ?? '').replace(/^[\s,.!;:/–-]+/, '');
    return rest === '' ? [] : [rest];
  });
}

/** The last paragraphs, when the last of them holds telephones or an address of a site and they are short lines. */
function findContactBlock(lines: readonly string[], end: number): number {
  let start = end;
  let hasContact = false;
  for (let at = end - 1; at >= 0 && end - at <= signatureLinesMax; at -= 1) {
    const line = (lines[at] ?? '').trim();
    if (
      line.length > 90 ||
      /[.!?;,]$/.test(line.replace(/\b(?:s\.?r\.?l|s\.?p\.?a|s\.?n\.?c|s\.?a\.?s)\.$/i, ''))
    )
      break;
    hasContact ||= contactLine.test(line);
    if (line !== '') start = at;
  }
  // A single line with a number in it is as often part of the letter.
  return hasContact && countFull(lines, start, end) >= 2 && start > 0 ? start : end;
}

function trimEnd(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1;
  return end;
}

function findLast(
  lines: readonly string[],
  from: number,
  to: number,
  is: (line: string) => boolean,
): number | undefined {
  for (let at = to - 1; at >= from; at -= 1) if (is(lines[at] ?? '')) return at;
  return undefined;
}

function countFull(lines: readonly string[], from: number, to: number): number {
  return lines.slice(from, to).filter((line) => line.trim() !== '').length;
}
