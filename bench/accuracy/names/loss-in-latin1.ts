// What a Latin-1 dump leaves of a text: a question mark for each letter that it does not have.

/** Letters up to U+00FF stay. */
export function lossInLatin1(text: string): string {
  return text.replace(/[\u0100-\uffff]/g, '?');
}
