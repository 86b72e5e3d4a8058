// The header of a message within the text of another: where it begins, what it says, and where the message's own text follows.

import { type QuotedField, readQuotedHeader } from './header-labels.ts';

export interface HeaderBlock {
  /** Line at which it begins. */
  readonly start: number;
  /** Line after it. */
  readonly end: number;
  readonly fields: ReadonlyMap<QuotedField, string>;
}

/** Address lists are long. */
export const headerLinesMax = 20;
const fieldsLeast = 3;

/** The block that begins on this line; undefined when there is none. */
export function readHeaderBlock(lines: readonly string[], start: number): HeaderBlock | undefined {
  const first = readQuotedHeader(lines[start] ?? '');
  if (first === undefined) return undefined;
  const fields = new Map<QuotedField, string>();
  let [last, end]: [QuotedField | undefined, number] = [undefined, start];
  for (let at = start; at < Math.min(lines.length, start + headerLinesMax); at += 1) {
    const line = (lines[at] ?? '').trim();
    const header = readQuotedHeader(line);
    if (header !== undefined) {
      // A second sender is the beginning of another message.
      if (fields.has(header.field)) break;
      fields.set(header.field, header.value);
      last = header.field;
    } else if (line === '') {
      // Some conversions from HTML part each line from the next.
      if (readQuotedHeader(lines[at + 1] ?? '') === undefined || fields.size >= fieldsLeast + 2) break;
    } else if (last !== undefined && isContinuation(last, line, fields)) {
      fields.set(last, `${fields.get(last) ?? ''} ${line}`.trim());
    } else break;
    end = at + 1;
  }
  const hasSender = fields.has('from');
  return hasSender && fields.size >= fieldsLeast ? { start, end, fields } : undefined;
}

/** Lists of addresses run over several lines; a value that was empty stands on the next. */
function isContinuation(last: QuotedField, line: string, fields: ReadonlyMap<QuotedField, string>): boolean {
  if ((fields.get(last) ?? '') === '') return true;
  return (last === 'to' || last === 'cc' || last === 'from') && line.includes('@') && line.length < 400;
}
