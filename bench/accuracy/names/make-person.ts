// Private persons and businesses under one person's name, as carriers register them.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { fillPattern, pickOne } from '../random-choice.ts';
import type { Land } from '../words/languages.ts';

export interface PersonLine {
  /** The line of the record. */
  readonly line: string;
  /** Given name and surname, for finding them again in an answer. */
  readonly given: string;
  readonly surname: string;
}

export function makePersonLine(random: SeededRandom, land: Land, isTrader: boolean): PersonLine {
  const { language } = land;
  const given = pickOne(random, language.given);
  const surname = pickOne(random, language.surnames);
  const pattern = pickOne(random, isTrader ? language.soleTraderLines : language.personLines);
  const line = fillPattern(pattern, { given, surname, surname2: pickOne(random, language.surnames) });
  return { line, given, surname };
}
