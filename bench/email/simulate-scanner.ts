// What machines do with a mail: open its links at delivery from browsers' user agents, some with the hidden one and some
// without, check an address at the moment of the click, ask for heads, come again hours later.

import type { KeptHitKind, LinkHitKind } from '#contract/links.ts';
import type { SeededRandom } from '#run/demo/seeded-random.ts';
import type { MailCopy, Reader } from './mail-copy.ts';
import { type PersonClick, shuffle } from './simulate-person.ts';

export interface ScannerFacts {
  reader: Reader;
  /** Milliseconds since 1970. */
  deliveredMs: number;
  links: readonly number[];
  clicks: readonly PersonClick[];
}

interface Place {
  agent: string;
  network: string;
  networkClass: string;
}

export function simulateScanner(random: SeededRandom, copy: MailCopy, facts: ScannerFacts): void {
  const { reader, deliveredMs, links, clicks } = facts;
  const place = choosePlace(random, reader);
  const soonMs = deliveredMs + random.whole(200, 20_000);
  // A tool takes some people for machines.
  for (const click of clicks) if (random.chance(0.005)) addFlag(random, copy, click);
  switch (reader.scanner) {
    case 'none':
      return;
    case 'opens_everything':
      openAll(random, copy, place, {
        links,
        startMs: soonMs,
        paceMs: random.pick([150, 600, 2_000, 4_500]),
      });
      return;
    case 'comes_again':
      openAll(random, copy, place, { links, startMs: soonMs, paceMs: 500 });
      if (random.chance(0.4))
        openAll(random, copy, place, {
          links,
          startMs: soonMs + random.whole(3_600_000, 90_000_000),
          paceMs: 9_000,
        });
      return;
    case 'opens_some':
      openSome(random, copy, place, { links, startMs: soonMs });
      return;
    case 'asks_for_heads':
      for (const [at, linkId] of links.entries())
        addHit(random, copy, place, { kind: 'click', method: 'HEAD', atMs: soonMs + at * 300, linkId });
      return;
    case 'says_so':
      for (const [at, linkId] of links.entries())
        addHit(random, copy, place, {
          kind: 'click',
          method: 'GET',
          atMs: soonMs + at * 700,
          linkId,
          isKnownRobot: true,
        });
      return;
    case 'checks_at_click':
      for (const { atMs, linkId } of clicks) {
        const method = random.chance(0.5) ? 'HEAD' : 'GET';
        const at = atMs - random.whole(150, 3_000);
        addHit(random, copy, place, { kind: 'click', method, atMs: at, linkId });
        if (method === 'GET') runScripts(random, copy, place, at, linkId, 0.3);
      }
  }
}

interface Round {
  links: readonly number[];
  startMs: number;
  /** Between two links, about. */
  paceMs: number;
}

/** The hidden link as well, unless the scanner takes only what can be seen. */
function openAll(
  random: SeededRandom,
  copy: MailCopy,
  place: Place,
  { links, startMs, paceMs }: Round,
): void {
  const seesHidden = random.chance(0.9);
  const steps: { kind: LinkHitKind; linkId: number }[] = [
    ...links.map((linkId) => ({ kind: 'click' as const, linkId })),
    ...(seesHidden ? [{ kind: 'trap' as const, linkId: links[0] ?? 0 }] : []),
  ];
  let atMs = startMs;
  const sendsHead = random.chance(0.2);
  for (const { kind, linkId } of shuffle(random, steps)) {
    if (sendsHead) addHit(random, copy, place, { kind, method: 'HEAD', atMs: atMs - 80, linkId });
    addHit(random, copy, place, { kind, method: 'GET', atMs, linkId });
    if (kind === 'click') runScripts(random, copy, place, atMs, linkId, 0.25);
    atMs += Math.floor(paceMs * (0.5 + random.next()));
  }
}

function openSome(
  random: SeededRandom,
  copy: MailCopy,
  place: Place,
  { links, startMs }: Omit<Round, 'paceMs'>,
): void {
  let atMs = startMs;
  const isFlagged = random.chance(0.3);
  for (const linkId of shuffle(random, links).slice(0, random.whole(1, 2))) {
    addHit(random, copy, place, { kind: 'click', method: 'GET', atMs, linkId });
    if (isFlagged) addFlag(random, copy, { atMs, linkId });
    runScripts(random, copy, place, atMs, linkId, 0.5);
    atMs += random.whole(300, 15_000);
  }
}

/** A browser without a head draws the page; few are seen to be one by what they say of themselves, fewer move a mouse. */
function runScripts(
  random: SeededRandom,
  copy: MailCopy,
  place: Place,
  atMs: number,
  linkId: number,
  share: number,
): void {
  if (!random.chance(share)) return;
  const isRobot = random.chance(0.5);
  copy.sights.push({
    ...{ ...place, atMs: atMs + random.whole(400, 9_000), linkId, isRobot },
    gesture: random.chance(0.02),
  });
}

/** The mailing tool saw through it, and says so by a clock of its own. */
function addFlag(
  random: SeededRandom,
  copy: MailCopy,
  { atMs, linkId }: { atMs: number; linkId: number },
): void {
  const place: Place = { agent: '', network: '', networkClass: '' };
  const toldMs = atMs + random.whole(-2_000, 2_000);
  addHit(random, copy, place, { kind: 'flagged_click', method: 'GET', atMs: toldMs, linkId });
}

function addHit(
  random: SeededRandom,
  copy: MailCopy,
  place: Place,
  hit: { kind: KeptHitKind; method: string; atMs: number; linkId: number; isKnownRobot?: boolean },
): void {
  copy.hits.push({ ...place, isKnownRobot: false, ...hit, id: random.uuid(hit.atMs) });
}

/** Rented machines for the most part, networks of security vendors, and the company's own, with a browser as there. */
function choosePlace(random: SeededRandom, reader: Reader): Place {
  const network = `103.0.${random.whole(0, 60)}.0/24`;
  const agent = random.pick([
    'Chrome/Windows',
    'Chrome/Windows',
    'Edge/Windows',
    'Chrome/Linux',
    'Safari/macOS',
  ]);
  const place = random.next();
  if (place < 0.8) return { agent, network, networkClass: 'hosting' };
  if (place < 0.87) return { agent, network, networkClass: 'business' };
  if (place < 0.9) return { agent, network, networkClass: 'unknown' };
  const { network: own, networkClass } = reader;
  return { agent: random.chance(0.5) ? reader.agent : agent, network: own, networkClass };
}
