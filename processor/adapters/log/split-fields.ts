// Cuts a line of Apache or nginx into its fields: bare words, "quoted texts" with escapes, [bracketed times].
// A scanner and no regular expression, so that a hostile line of a megabyte costs no more than its length.

export interface Field {
  readonly text: string;
  readonly kind: 'word' | 'quoted' | 'bracketed';
}

/** Fields beyond `fieldsMax` are left out. A quote or bracket that is not closed runs to the end of the line. */
export function splitFields(line: string, fieldsMax = 40): Field[] {
  const fields: Field[] = [];
  let at = 0;
  while (at < line.length && fields.length < fieldsMax) {
    const first = line.charCodeAt(at);
    if (first === 32 || first === 9) {
      at += 1;
    } else if (first === 34) {
      const end = findQuote(line, at + 1);
      fields.push({ text: unescapeText(line.slice(at + 1, end)), kind: 'quoted' });
      at = end + 1;
    } else if (first === 91) {
      const end = endOr(line.indexOf(']', at), line);
      fields.push({ text: line.slice(at + 1, end), kind: 'bracketed' });
      at = end + 1;
    } else {
      const end = endOr(line.indexOf(' ', at), line);
      fields.push({ text: line.slice(at, end), kind: 'word' });
      at = end + 1;
    }
  }
  return fields;
}

function endOr(found: number, line: string): number {
  return found < 0 ? line.length : found;
}

/** Position of the closing quote; one after an odd number of backslashes belongs to the text. */
function findQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (at - backslashes - 1 >= from && line.charCodeAt(at - backslashes - 1) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return line.length;
}

/** Apache writes \" and \\ and bytes as \xhh, nginx bytes as \xHH; bytes are UTF-8 in practice. */
function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  const bytesPattern = /(?:\\x[0-9a-fA-F]{2})+/g;
  return text
    .replace(bytesPattern, (run) => Buffer.from(run.replaceAll('\\x', ''), 'hex').toString('utf8'))
    .replace(/\\(["\\])/g, '$1');
}
