// Cuts a name into folded words: "S.p.A." is one word, "L'Oréal" two, "&" is "and". Where points stood is kept, since
// "e.K." is a legal form and "EK" may be a name.

import { foldLetters } from './fold-letters.ts';

export interface NameWords {
  readonly words: readonly string[];
  /** Whether the word of the same place was written with points or strokes, as in "S.p.A." or "A/S". */
  readonly pointed: readonly boolean[];
}

/** What stands between two words; `tight`: nothing but points and strokes. */
type Gap = 'start' | 'tight' | 'space' | 'and' | 'other';

interface Piece {
  text: string;
  /** Before it. */
  gap: Gap;
  /** A point follows at once. */
  point: boolean;
}

const kinds = new Uint8Array(128);
const kind = { other: 0, letter: 1, space: 2, point: 3, apostrophe: 4, and: 5, plus: 6 } as const;
for (let code = 0; code < 128; code += 1) {
  const sign = String.fromCharCode(code);
  if (/[a-z0-9]/.test(sign)) kinds[code] = kind.letter;
  else if (/\s/.test(sign) || sign === ',') kinds[code] = kind.space;
  else if (sign === '.' || sign === '/') kinds[code] = kind.point;
  else if (sign === "'" || sign === '`') kinds[code] = kind.apostrophe;
  else if (sign === '&') kinds[code] = kind.and;
  else if (sign === '+') kinds[code] = kind.plus;
}

const letterOfAnyScript = /[\p{L}\p{N}\p{M}]/u;
const asianForm = /(株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사)/g;
const brothers = /\bf\. ?l?li\b/g;
const asianSign = /[\u3040-\u9fff\uac00-\ud7af]/;

export function splitWords(text: string): NameWords {
  let folded = foldLetters(text);
  if (asianSign.test(folded)) folded = folded.replace(asianForm, ' $1 ');
  if (folded.includes('f.')) folded = folded.replace(brothers, 'fratelli');
  return joinInitials(cutPieces(folded));
}

function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let gap: Gap = 'start';
  let at = 0;
  while (at < text.length) {
    const sort = sortOf(text, at);
    if (sort === kind.letter) {
      const end = endOfWord(text, at);
      pieces.push({ text: text.slice(at, end).replace(/['’`´ʼ]/g, ''), gap, point: text[end] === '.' });
      gap = 'tight';
      at = end;
      continue;
    }
    if (sort === kind.and || (sort === kind.plus && !isAttachedPlus(text, at))) {
      if (pieces.length > 0) pieces.push({ text: 'and', gap: 'and', point: false });
      gap = 'and';
    } else if (sort === kind.plus) {
      pieces.push({ text: 'plus', gap: 'other', point: false });
      gap = 'other';
    } else if (sort === kind.space) {
      if (gap === 'tight') gap = 'space';
    } else if (sort !== kind.point && gap !== 'and') {
      gap = 'other';
    }
    at += 1;
  }
  return pieces;
}

function sortOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return kinds[code] ?? kind.other;
  const sign = text[at] ?? '';
  if (sign === '’' || sign === '´' || sign === 'ʼ') return kind.apostrophe;
  if (sign === '\u00a0') return kind.space;
  // Half of a pair: a letter of a rare script.
  return (code >= 0xd800 && code <= 0xdfff) || letterOfAnyScript.test(sign) ? kind.letter : kind.other;
}

/** A possessive stays in its word: "McDonald's" and "McDonalds" are the same. */
function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && sortOf(text, end) === kind.letter) end += 1;
  const isPossessive =
    end - start > 1 &&
    end + 1 < text.length &&
    sortOf(text, end) === kind.apostrophe &&
    text[end + 1] === 's' &&
    (end + 2 >= text.length || sortOf(text, end + 2) !== kind.letter);
  return isPossessive ? end + 2 : end;
}

/** "Canal+" has the plus in its name; "A + B" and "A+B" mean "and". */
function isAttachedPlus(text: string, at: number): boolean {
  const before = at > 0 && sortOf(text, at - 1) === kind.letter;
  const after = at + 1 < text.length && sortOf(text, at + 1) === kind.letter;
  return before && !after;
}

/** "S.p.A." and "S. p. A." are one word; the two of "A.B.B. S.p.A." stay two. */
function joinInitials(pieces: readonly Piece[]): NameWords {
  const words: string[] = [];
  const pointed: boolean[] = [];
  for (let at = 0; at < pieces.length; ) {
    const end = endOfInitials(pieces, at);
    const group = pieces.slice(at, end);
    const isAnd = group.length === 1 && isAndBetweenInitials(pieces, at);
    words.push(isAnd ? 'and' : group.map(({ text }) => text).join(''));
    pointed.push(
      group.length > 1
        ? group.some(({ point, gap }, offset) => point || (offset > 0 && gap === 'tight'))
        : (group[0]?.point ?? false) && isInitial(group[0]),
    );
    at = end;
  }
  return dropNumberSigns(words, pointed);
}

function endOfInitials(pieces: readonly Piece[], start: number): number {
  if (!isInitial(pieces[start]) || isAndBetweenInitials(pieces, start) || isPartnersSign(pieces, start)) {
    return start + 1;
  }
  const isTight = pieces[start + 1]?.gap === 'tight';
  let end = start + 1;
  while (
    isInitial(pieces[end]) &&
    pieces[end]?.gap !== 'and' &&
    (pieces[end]?.gap === 'tight') === isTight &&
    !isAndBetweenInitials(pieces, end) &&
    !isPartnersSign(pieces, end) &&
    // One initial before it is no legal form: "A.A 0" would be read as "a a 0", and that as "aa 0".
    !(end - start > 1 && isLoneA(pieces, end)) &&
    // The first letter of a tight group is not the last of a loose one.
    (isTight || !(isInitial(pieces[end + 1]) && pieces[end + 1]?.gap === 'tight'))
  ) {
    end += 1;
  }
  return end;
}

function isInitial(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.text.length === 1 && piece.text >= 'a' && piece.text <= 'z';
}

/** The "e" of "G. e R. Fratelli": no point behind it, initials with points on both sides. */
function isAndBetweenInitials(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const before = pieces[at - 1];
  const after = pieces[at + 1];
  if (piece === undefined || piece.point || (piece.text !== 'e' && piece.text !== 'y')) return false;
  return isInitial(before) && before?.point === true && isInitial(after) && after?.point === true;
}

/** The "a" of "S. r. l. a socio unico". */
function isLoneA(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const after = pieces[at + 1];
  return (
    piece?.text === 'a' &&
    !piece.point &&
    after !== undefined &&
    !isInitial(after) &&
    pieces[at - 1]?.point === true
  );
}

/** "& C." and "e C." stand alone, whatever initials follow: "& C. S.n.c.". */
function isPartnersSign(pieces: readonly Piece[], at: number): boolean {
  const text = pieces[at]?.text;
  if (text === 'c') return isLooseAnd(pieces[at - 1]);
  return isLooseAnd(pieces[at]) && pieces[at + 1]?.text === 'c' && pieces[at + 1]?.gap === 'space';
}

function isLooseAnd(piece: Piece | undefined): boolean {
  if (piece === undefined) return false;
  return piece.text === 'and' || (!piece.point && (piece.text === 'e' || piece.text === 'y'));
}

const numberSigns: ReadonlySet<string> = new Set(['n', 'no', 'nr', 'num', 'numero', 'nro']);
const digitsOnly = /^\d+$/;

/** "N. 1" and "Nr. 1" are "1". */
function dropNumberSigns(words: string[], pointed: boolean[]): NameWords {
  const isSign = (at: number) => numberSigns.has(words[at] ?? '') && digitsOnly.test(words[at + 1] ?? '');
  if (!words.some((_, at) => isSign(at))) return { words, pointed };
  const kept = words.map((_, at) => at).filter((at) => !isSign(at));
  return { words: kept.map((at) => words[at] ?? ''), pointed: kept.map((at) => pointed[at] ?? false) };
}
