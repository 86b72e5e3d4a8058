// The pattern by which the engine finds an address or a number of an erased person in the texts of an event, and not the
// longer one of somebody else. RE2 looks neither back nor ahead, so what stands around is matched as well.

export interface ErasedTexts {
  /** Plain texts of which one must stand in a column; quick to search for. */
  readonly needles: string[];
  /** For match(). */
  readonly pattern: string;
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
/** Of a letter that was written as a number, other than those that an address may hold. */
const code = '%(?:[013-46-9a-f][0-9a-f]|2[0-46-9acf]|5[0-9a-e])';

/** `texts`: e-mail addresses in lower case, and telephone numbers such as `+390212345678`. */
export function findErasedTexts(texts: readonly string[]): ErasedTexts {
  const emails = texts.filter((text) => text.includes('@'));
  const encoded = emails.map(encodeURIComponent);
  const phones = texts.filter((text) => !text.includes('@'));
  const either = (some: readonly string[]) => `(?:${some.map(escapePattern).join('|')})`;
  const ends = '(?:$|[^\\p{L}\\p{N}.-]|\\.(?:$|[^\\p{L}\\p{N}]))';
  const before = `(?:^|[^\\p{L}\\p{N}._%+-]|\\\\[nrtbf]|\\\\u00[0-9a-f]{2}|${code})`;
  // Encoded, a plus is a space.
  const beforeEncoded = `(?:^|[^\\p{L}\\p{N}._%-]|${code})`;
  const parts = [
    ...(emails.length > 0
      ? [`${before}${either(emails)}${ends}`, `${beforeEncoded}${either(encoded)}${ends}`]
      : []),
    ...(phones.length > 0 ? [`${either(phones)}(?:$|[^0-9])`] : []),
  ];
  return { needles: [...texts, ...encoded], pattern: `(?is)${parts.join('|')}` };
}
