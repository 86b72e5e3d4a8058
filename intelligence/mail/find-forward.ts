// A message that somebody passed on within the text of another: what was written above it, its header, its text.

import { type HeaderBlock, headerLinesMax, readHeaderBlock } from './find-header-block.ts';

export interface ForwardedText {
  /** What whoever passed it on wrote above. */
  readonly note: readonly string[];
  readonly header: HeaderBlock['fields'];
  readonly lines: readonly string[];
}

/** As Gmail, Thunderbird, Apple Mail and Outlook on phones write above a message that is passed on. */
const marks = [
  /^[-–—_]{2,}\s*(?:forwarded message|messaggio inoltrato|weitergeleitete nachricht|message transféré|mensaje reenviado)\s*[-–—_]{2,}$/i,
  /^(?:begin forwarded message|inizio messaggio inoltrato|anfang der weitergeleiteten nachricht|début du message transféré)\s*:?$/i,
];
/** Outlook marks what is passed on as what is answered: only the subject tells them apart. */
const either =
  /^[-–—_]{2,}\s*(?:original message|messaggio originale|ursprüngliche nachricht|message d'origine|mensaje original)\s*[-–—_]{2,}$/i;
/** Between the mark and the header. */
const gapMax = 4;

/** `isForward`: the subject says that it was passed on. */
export function findForward(lines: readonly string[], isForward: boolean): ForwardedText | undefined {
  for (let at = 0; at < lines.length; at += 1) {
    const line = unquote(lines[at] ?? '').trim();
    const isMarked = marks.some((mark) => mark.test(line));
    if (isMarked || (isForward && either.test(line))) {
      const found = readAfter(lines, at);
      if (found !== undefined) return found;
    } else if (isForward) {
      const block = readHeaderBlock(lines, at);
      if (block !== undefined) return cut(lines, at, block);
    }
  }
  return undefined;
}

function readAfter(lines: readonly string[], mark: number): ForwardedText | undefined {
  for (let at = mark + 1; at <= mark + gapMax && at < lines.length; at += 1) {
    const plain = readHeaderBlock(lines, at);
    if (plain !== undefined) return cut(lines, mark, plain);
    // Apple Mail quotes the whole message; of a text full of marks only the next lines are looked at.
    const next = lines.slice(at, at + headerLinesMax + 1).map(unquote);
    const quoted = readHeaderBlock(next, 0);
    if (quoted === undefined) continue;
    const rest = lines.map((line, index) => (index > mark ? unquote(line) : line));
    return cut(rest, mark, { ...quoted, start: at, end: at + quoted.end });
  }
  return undefined;
}

function cut(lines: readonly string[], at: number, { fields, end }: HeaderBlock): ForwardedText {
  const note = lines.slice(0, at);
  while (note.length > 0 && /^[\s_-]*$/.test(note.at(-1) ?? '')) note.pop();
  return { note, header: fields, lines: lines.slice(end) };
}

function unquote(line: string): string {
  return line.replace(/^\s*> ?/, '');
}
