// A mail's text as lines to be looked at: without signs that nobody sees, and without the addresses that a conversion from HTML
// repeats in brackets.

/** Longer texts are nobody's letter. */
const linesMax = 2_000;

export function cleanLines(text: string): string[] {
  return (
    text
      // All that ends a line for a pattern ends one here.
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
      .replace(/\p{Cf}/gu, '')
      .replaceAll('\0', '')
      .replace(/<mailto:[^<>\s]{1,300}>/gi, '')
      .replace(/(@[^\s<>[\]@]{1,255}) ?\[mailto:[^[\]\s]{1,300}\]/gi, '$1')
      .replace(/\[mailto:([^[\]\s]{1,300})\]/gi, '<$1>')
      .replace(/ ?\[https?:\/\/[^[\]\s]{1,2000}\]/gi, '')
      .replace(/\[cid:[^[\]\s]{1,300}\]/gi, '')
      .split('\n')
      .slice(0, linesMax)
      .map((line) => line.trimEnd())
  );
}

/** Without blank lines at both ends, never two in a row. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
