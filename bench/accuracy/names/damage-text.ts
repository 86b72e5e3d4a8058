// What happens to letters on their way into a registry: written in ASCII by hand, read in the wrong encoding, cut off.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { noise } from '../noise.ts';
import { foldLetters } from './fold-letters.ts';

export const cutLength = 50;

/** German registrants write ae for ä; the others drop the mark. */
const germanPairs: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
};

export function writeInAscii(text: string, languageCode: string): string {
  const paired =
    languageCode === 'de' ? text.replace(/[äöüÄÖÜ]/g, (letter) => germanPairs[letter] ?? letter) : text;
  return foldLetters(paired);
}

/** UTF-8 read as Latin-1, once. */
function garble(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** A name as it stands in some registry or file after all that. */
export function damageText(random: SeededRandom, text: string, languageCode: string): string {
  let written = text;
  if (random.chance(noise.mojibake)) written = garble(written);
  else if (random.chance(noise.writtenInAscii)) written = writeInAscii(written, languageCode);
  if (random.chance(noise.upperCase)) written = written.toUpperCase();
  if (random.chance(noise.cutAtFifty)) written = written.slice(0, cutLength).trim();
  return written;
}
