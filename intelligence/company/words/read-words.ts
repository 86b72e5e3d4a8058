// Reads a list of words that is written as one text, so that the long lists beside this file stay readable.

/** Words and phrases between commas, in their order. */
export function readWords(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
