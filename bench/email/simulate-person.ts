// What a person does with a mail: opens it or not, clicks or not, and what our script sees of the pages.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import type { MailCopy, Reader } from './mail-copy.ts';

export interface PersonFacts {
  reader: Reader;
  /** Milliseconds since 1970. */
  deliveredMs: number;
  links: readonly number[];
}

export interface PersonClick {
  atMs: number;
  linkId: number;
}

/** Answers the clicks, in order. */
export function simulatePerson(
  random: SeededRandom,
  copy: MailCopy,
  { reader, deliveredMs, links }: PersonFacts,
): PersonClick[] {
  if (reader.isProtected)
    addOpen(random, copy, deliveredMs + random.whole(0, 7_200_000), 'Safari/macOS', 'hosting');
  if (!random.chance(0.35)) return [];
  const openedMs = deliveredMs + waitingTime(random);
  addOpen(random, copy, openedMs, reader.agent, reader.networkClass);
  if (!random.chance(0.3)) return [];
  const clicks: PersonClick[] = [];
  const opensTabs = random.chance(0.03);
  const wanted = opensTabs ? 3 : random.pick([1, 1, 1, 1, 2, 2, 3]);
  let atMs = openedMs + random.whole(3_000, 90_000);
  for (const linkId of shuffle(random, links).slice(0, wanted)) {
    clicks.push({ atMs, linkId });
    addClick(random, copy, reader, { atMs, linkId });
    atMs += opensTabs ? random.whole(800, 3_500) : random.whole(6_000, 400_000);
  }
  return clicks;
}

/** Half within three hours, some at once, some after days. */
function waitingTime(random: SeededRandom): number {
  if (random.chance(0.04)) return random.whole(3_000, 60_000);
  return Math.floor(Math.exp(random.next() * 7 + 9.5)) + random.whole(0, 60_000);
}

function addClick(random: SeededRandom, copy: MailCopy, reader: Reader, { atMs, linkId }: PersonClick): void {
  const { agent, network, networkClass } = reader;
  const id = random.uuid(atMs);
  copy.hits.push({
    ...{ id, kind: 'click', method: 'GET', atMs, linkId, network, networkClass, agent },
    isKnownRobot: false,
  });
  // Pages that do not come up, and visitors who close them before any script runs.
  const isSeen = !reader.blocksScript && random.chance(0.97);
  copy.people.set(id, { isSeen });
  if (!isSeen) return;
  // A telephone that changes from one network to another on the way.
  const moves = networkClass === 'mobile' && random.chance(0.02);
  const place = { agent, network: moves ? '101.0.0.0/24' : network, networkClass, isRobot: false };
  const pageMs = atMs + random.whole(300, 6_000);
  copy.sights.push({ ...place, atMs: pageMs, linkId, gesture: random.chance(0.06) });
  if (!reader.agrees) return;
  // The question of consent is answered with a hand, now or after reading; who agreed earlier may only read.
  copy.sights.push({
    ...place,
    ...{ atMs: pageMs + random.whole(0, 120_000), linkId: null, gesture: random.chance(0.94) },
  });
}

function addOpen(
  random: SeededRandom,
  copy: MailCopy,
  atMs: number,
  agent: string,
  networkClass: string,
): void {
  copy.hits.push({
    ...{ id: random.uuid(atMs), kind: 'open', method: 'GET', atMs, linkId: null, agent, networkClass },
    ...{ network: '102.0.0.0/24', isKnownRobot: false },
  });
}

export function shuffle<T>(random: SeededRandom, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
