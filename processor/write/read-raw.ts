// Reads what an event carried as it was sent, in the shapes that the records take.

/** {} for whatever is no object. */
export function readObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * '' for whatever is no text. PostgreSQL takes no NUL in a text and no lone surrogate. With `lines` the ends of lines
 * stay; all other control characters become blanks.
 */
export function readString(value: unknown, charsMax: number, keeps?: 'lines'): string {
  if (typeof value !== 'string') return '';
  const text = Buffer.from(value.slice(0, charsMax)).toString();
  if (keeps === undefined) return text.replaceAll('\0', '');
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ' ');
}
