// When objects were made and last touched.

import type { SeededRandom } from '#run/demo/seeded-random.ts';

export interface ObjectDates {
  readonly created: string;
  readonly modified: string;
}

/** Day on which the files of the world were built. */
export const worldDay = '2026-09-01';
const lastYear = 2026;
const firstYear = 2001;

/** Objects that are in use: a good third was not touched since it was made. */
export function drawDates(random: SeededRandom): ObjectDates {
  const created = drawDay(random, firstYear, lastYear - 1);
  const laterFrom = Number(created.slice(0, 4)) + 1;
  if (laterFrom >= lastYear || random.chance(0.35)) return { created, modified: created };
  return { created, modified: drawDay(random, laterFrom, lastYear - 1) };
}

/** Objects that nobody has looked at since their firm left. */
export function drawStaleDates(random: SeededRandom, looksFresh: boolean): ObjectDates {
  const created = drawDay(random, firstYear, 2015);
  return { created, modified: looksFresh ? drawDay(random, 2019, 2025) : created };
}

function drawDay(random: SeededRandom, from: number, to: number): string {
  const year = random.whole(from, to);
  const month = String(random.whole(1, 12)).padStart(2, '0');
  const day = String(random.whole(1, 28)).padStart(2, '0');
  return `${year}-${month}-${day}`;
}
