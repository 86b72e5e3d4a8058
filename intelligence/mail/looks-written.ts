// Tells a line of a letter from a line of a signature, where it can be told: it asks for something. Short lines that say nothing
// of the kind may be either.

const wordsLeast = 4;
const asking =
  /(?:^|[\s,;])(?:vorre\p{L}+|chied\p{L}+|serv(?:e|ono|irebbe(?:ro)?)|potete|potreste|potresti|puoi|può|avete|cerchiamo|cerco|occorr\p{L}+|attend\p{L}+|would|could|can you|need|looking for|please (?!consider|think|don|do not))/iu;
/** Longer lines stand in no signature. */
const lineCharsMax = 90;

export function looksWritten(line: string): boolean {
  const text = line.trim();
  if (text.endsWith('?')) return true;
  return text.split(/\s+/).length >= wordsLeast && asking.test(text);
}

/** A line that may stand in a signature: short, and asking for nothing. */
export function maySign(line: string): boolean {
  return line.trim().length <= lineCharsMax && !looksWritten(line);
}
