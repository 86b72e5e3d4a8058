// Coined names: two halves of the language's own stock, at times with a third.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { pickOne } from '../random-choice.ts';
import type { Language } from '../words/language.ts';

const consonants = 'bcdfglmnprstvz';
const letters = 'ABCDEFGILMNOPRSTUV';

export function makeRoot(random: SeededRandom, language: Language): string {
  const start = pickOne(random, language.rootStarts);
  const end = pickOne(random, language.rootEnds);
  const middle = random.chance(0.3) ? pickOne(random, language.rootEnds) : '';
  const glue = needsVowel(start, middle || end) ? pickOne(random, ['o', 'a', 'i', 'e']) : '';
  const second = middle !== '' && needsVowel(middle, end) ? pickOne(random, ['o', 'a', 'i']) : '';
  return `${start}${glue}${middle}${second}${end}`;
}

/** Two to five capitals, at times with full stops. */
export function makeAcronym(random: SeededRandom): string {
  const length = random.whole(2, 5);
  const chosen = Array.from({ length }, () => letters[random.whole(0, letters.length - 1)] ?? 'A');
  return random.chance(0.12) ? `${chosen.join('.')}.` : chosen.join('');
}

function needsVowel(left: string, right: string): boolean {
  const last = left.at(-1)?.toLowerCase() ?? '';
  return consonants.includes(last) && consonants.includes(right[0]?.toLowerCase() ?? '');
}
