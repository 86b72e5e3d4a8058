// A year of mailings whose truth is known: who clicked, and which machines stood between. Written from what operators and
// vendors describe (scanners at delivery, checks at the click, HEAD, prefetch, privacy proxies), not from our rules: it
// shares no number and no code with the judge.

import { createSeededRandom, type SeededRandom } from '#run/demo/seeded-random.ts';
import type { MailCopy, Reader, ScannerKind } from './mail-copy.ts';
import { simulatePerson } from './simulate-person.ts';
import { simulateScanner } from './simulate-scanner.ts';

export interface WorldSize {
  mailings: number;
  readers: number;
}

const yearStartMs = Date.UTC(2025, 0, 6, 8);
const yearMs = 365 * 86_400_000;

/** Copies one after the other; the same seed gives the same year. */
export function* simulateYear(seed: string, { mailings, readers }: WorldSize): Generator<MailCopy> {
  const random = createSeededRandom(seed);
  const people = Array.from({ length: readers }, (_, at) => makeReader(random, at));
  for (let mailing = 0; mailing < mailings; mailing++) {
    const sentMs = yearStartMs + Math.floor((yearMs / mailings) * mailing);
    const links = Array.from({ length: random.whole(1, 6) }, (_, at) => mailing * 10 + at + 1);
    for (const reader of people) yield simulateCopy(random, reader, sentMs, links);
  }
}

function simulateCopy(
  random: SeededRandom,
  reader: Reader,
  sentMs: number,
  links: readonly number[],
): MailCopy {
  const copy: MailCopy = { hits: [], sights: [], people: new Map() };
  // Delivery takes from seconds to minutes, greylisting an hour.
  const deliveredMs = sentMs + random.whole(2_000, random.chance(0.05) ? 3_600_000 : 240_000);
  const clicks = simulatePerson(random, copy, { reader, deliveredMs, links });
  simulateScanner(random, copy, { reader, deliveredMs, links, clicks });
  return copy;
}

const agents = [
  'Chrome/Windows',
  'Chrome/Windows',
  'Edge/Windows',
  'Safari/iOS',
  'Safari/macOS',
  'Chrome/Android',
  'Firefox/Windows',
] as const;

function makeReader(random: SeededRandom, at: number): Reader {
  const agent = random.pick([...agents]);
  const isPhone = agent.endsWith('iOS') || agent.endsWith('Android');
  const place = random.next();
  const networkClass = isPhone
    ? random.pick(['mobile', 'mobile', 'isp', 'residential'])
    : place < 0.5
      ? 'business'
      : place < 0.92
        ? random.pick(['isp', 'residential'])
        : place < 0.95
          ? 'vpn'
          : place < 0.97
            ? 'hosting'
            : random.pick(['education', 'government']);
  return {
    agent,
    network: `100.${at >> 8}.${at & 255}.0/24`,
    networkClass,
    scanner: chooseScanner(random, networkClass),
    isProtected: agent.startsWith('Safari') && random.chance(0.7),
    blocksScript: random.chance(0.08),
    agrees: random.chance(0.55),
  };
}

/** Companies put scanners in front of their mail; households have what their provider does. */
function chooseScanner(random: SeededRandom, networkClass: string): ScannerKind {
  const isCompany = ['business', 'education', 'government', 'hosting'].includes(networkClass);
  if (!random.chance(isCompany ? 0.75 : 0.15)) return 'none';
  return random.pick([
    'opens_everything',
    'opens_everything',
    'opens_everything',
    'opens_some',
    'checks_at_click',
    'checks_at_click',
    'asks_for_heads',
    'says_so',
    'comes_again',
  ]);
}
