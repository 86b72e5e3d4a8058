// Writes the known long phrases of a name short: "Azienda Sanitaria Locale" is "ASL" from here on.

import { shortenedPhrases } from './words/shortened-phrases.ts';

interface Phrase {
  words: readonly string[];
  short: readonly string[];
}

/** Phrases by their first word, longest first. */
const phrases = new Map<string, Phrase[]>();
for (const [phrase, short] of shortenedPhrases) {
  const words = phrase.split(' ');
  const first = words[0] ?? '';
  const known = phrases.get(first) ?? [];
  known.push({ words, short: short.split(' ') });
  known.sort((one, other) => other.words.length - one.words.length);
  phrases.set(first, known);
}

export function shortenPhrases(words: readonly string[]): readonly string[] {
  if (!words.some((word) => phrases.has(word))) return words;
  const shortened: string[] = [];
  let at = 0;
  while (at < words.length) {
    const phrase = phrases.get(words[at] ?? '')?.find((one) => startsAt(words, at, one.words));
    if (phrase === undefined) {
      shortened.push(words[at] ?? '');
      at += 1;
      continue;
    }
    at += phrase.words.length;
    // "RAI Radiotelevisione Italiana" says it twice.
    const [only] = phrase.short;
    const isAgain = phrase.short.length === 1 && only === shortened.at(-1) && phrase.words.length > 1;
    if (!isAgain) shortened.push(...phrase.short);
    if (phrase.short.length === 1 && phrase.words.length > 1 && words[at] === only) at += 1;
  }
  return shortened;
}

function startsAt(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => words[at + offset] === word);
}
