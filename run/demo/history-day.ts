// The visits of one day of the demo history. They depend on the date alone, so that sending a day again adds nothing.

import type { WireEvent } from '#contract/wire-format.ts';
import type { DemoVisitor } from './history-roster.ts';
import { makeVisit } from './history-visit.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

export interface DemoVisit {
  visitor: DemoVisitor;
  events: WireEvent[];
}

/** How much is going on at each hour (UTC) of a working day, relative to each other. */
const officeHours = [1, 1, 1, 1, 1, 2, 6, 12, 16, 16, 13, 8, 11, 15, 16, 13, 8, 5, 4, 4, 3, 2, 2, 1] as const;
const weekendHours = [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 4, 4, 5, 5, 5, 5, 5, 5, 5, 4, 3, 2, 1] as const;
const workingDayVisits = 90;
const weekendVisits = 26;
const hourMs = 3_600_000;

/** `startMs`: midnight UTC. */
export function makeDay(startMs: number, roster: readonly DemoVisitor[], siteUrl: string): DemoVisit[] {
  const random = createSeededRandom(`fiuto demo ${startMs}`);
  const weekday = new Date(startMs).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  const average = isWeekend ? weekendVisits : workingDayVisits;
  const visits = Math.round(average * (0.8 + random.next() * 0.4));
  const hours = isWeekend ? weekendHours : officeHours;
  const chooseVisitor = createChooser(roster);
  return Array.from({ length: visits }, () => {
    const atMs = startMs + chooseHour(hours, random) * hourMs + random.whole(0, hourMs - 1);
    const visitor = chooseVisitor(random);
    return { visitor, events: makeVisit(visitor, atMs, siteUrl, random) };
  });
}

function chooseHour(hours: readonly number[], random: SeededRandom): number {
  let left = random.next() * hours.reduce((sum, weight) => sum + weight, 0);
  const found = hours.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return Math.max(found, 0);
}

/** By weight. */
function createChooser(roster: readonly DemoVisitor[]): (random: SeededRandom) => DemoVisitor {
  let total = 0;
  const upTo = roster.map((visitor) => {
    total += visitor.weight;
    return total;
  });
  return (random) => {
    const wanted = random.next() * total;
    const found = roster[upTo.findIndex((sum) => wanted < sum)] ?? roster[0];
    if (!found) throw new Error('The demo has no visitors.');
    return found;
  };
}
