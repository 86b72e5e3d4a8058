// Who opened a link of a mail: a person or a machine. Scanners of mail open every link, from browsers' user agents and
// unlisted networks, so that a click is believed a person's only when our script saw the page after it; and no open is.

import type { HumanSign } from '#contract/engagement.ts';
import type { KeptHitKind } from '#contract/links.ts';
import { isFlag, matchFlags } from './match-flags.ts';

/** One time that a link, the hidden link or the pixel was asked for, or what the mailing tool said that a machine did. */
export interface MailHit {
  readonly id: string;
  readonly kind: KeptHitKind;
  /** GET, HEAD or OPTIONS. */
  readonly method: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly linkId: number | null;
  /** /24 or /48; '' when unknown. */
  readonly network: string;
  /** As `NetworkClass`. */
  readonly networkClass: string;
  /** Kind of browser and system. */
  readonly agent: string;
  /** Says itself that it is one. */
  readonly isKnownRobot: boolean;
}

/** One page that our script saw after a link. */
export interface PageSight {
  readonly atMs: number;
  /** Null: known by the recipient's token alone. */
  readonly linkId: number | null;
  readonly network: string;
  readonly networkClass: string;
  readonly agent: string;
  readonly gesture: boolean;
  readonly isRobot: boolean;
}

export interface HitVerdict {
  readonly verdict: HumanSign;
  /** Codes, the strongest first. */
  readonly reasons: readonly HitReason[];
}

type HitReason =
  | 'head_request'
  | 'hidden_link'
  | 'known_agent'
  | 'provider_flag'
  | 'near_hidden_link'
  | 'many_links_at_once'
  | 'with_head_request'
  | 'machine_network'
  | 'page_with_gesture'
  | 'page_seen'
  | 'page_not_seen'
  | 'open_proves_nothing';

/**
 * Around a hit of the hidden link. Operators who report that it catches most scanners took 10 to 30 s (mautic#9798); the
 * longest, since a page with a gesture is believed within it all the same.
 */
const trapWindowMs = 30_000;
/** So many different links within so long: nobody reads and chooses as fast. */
const burstWindowMs = 10_000;
const burstLinks = 3;
/** A check of the address by the same browser, just before or after. */
const headWindowMs = 5_000;
/** From a click to the page that it leads to; clocks and late batches included. */
const pageBeforeMs = 5_000;
const pageAfterMs = 120_000;
/** With a token the visitor may agree late: the page is known to be this recipient's. */
const tokenAfterMs = 1_800_000;

/** Networks of machines: a page there without a gesture is a scanner's that runs scripts. */
const machineClasses: ReadonlySet<string> = new Set(['hosting', 'proxy', 'tor', 'unknown', '']);

/**
 * All hits of one recipient of a mailing, or of one network on links without recipients, each by its id; and all pages
 * seen of them. Any order; the same facts give the same answer.
 */
export function judgeHits(
  hits: readonly MailHit[],
  sights: readonly PageSight[],
): ReadonlyMap<string, HitVerdict> {
  const seen = pairSights(hits, sights);
  const flagged = matchFlags(hits);
  const surroundings = { hits, seen, flagged, bursts: findBursts(hits, seen), machines: listMachines(hits) };
  return new Map(hits.map((hit) => [hit.id, judgeHit(hit, surroundings)]));
}

interface Surroundings {
  readonly hits: readonly MailHit[];
  /** The page that a click led to, by the id of the click. */
  readonly seen: ReadonlyMap<string, PageSight>;
  /** Ids of hits that the mailing tool says a machine made. */
  readonly flagged: ReadonlySet<string>;
  /** Ids of clicks that stand with several others in moments. */
  readonly bursts: ReadonlySet<string>;
  /** Networks and browsers of proven machines. */
  readonly machines: ReadonlySet<string>;
}

function judgeHit(hit: MailHit, surroundings: Surroundings): HitVerdict {
  const sight = surroundings.seen.get(hit.id);
  const proven = findProof(hit);
  if (proven !== undefined) return { verdict: 'machine', reasons: [proven] };
  const signs = findSigns(hit, surroundings);
  if (hit.kind === 'open') {
    const isMachine = signs.includes('near_hidden_link') || signs.includes('provider_flag');
    return isMachine
      ? { verdict: 'machine', reasons: signs }
      : { verdict: 'unsure', reasons: ['open_proves_nothing'] };
  }
  if (sight?.gesture === true && isBelieved(sight, signs, surroundings.machines)) {
    return { verdict: 'human', reasons: ['page_with_gesture', ...signs] };
  }
  if (signs.length > 0) return { verdict: 'machine', reasons: signs };
  if (sight === undefined) return { verdict: 'unsure', reasons: ['page_not_seen'] };
  return machineClasses.has(sight.networkClass)
    ? { verdict: 'unsure', reasons: ['machine_network', 'page_seen'] }
    : { verdict: 'human', reasons: ['page_seen'] };
}

/** What a person cannot have done. */
function findProof({ method, kind, isKnownRobot }: MailHit): HitReason | undefined {
  if (kind === 'trap') return 'hidden_link';
  if (isFlag({ kind })) return 'provider_flag';
  if (method !== 'GET') return 'head_request';
  return isKnownRobot ? 'known_agent' : undefined;
}

/** What a person seldom does. */
function findSigns(hit: MailHit, { hits, bursts, flagged }: Surroundings): HitReason[] {
  // A flag is the tool's guess, and which hit it means is ours: a hand on the page outweighs both.
  const signs: HitReason[] = flagged.has(hit.id) ? ['provider_flag'] : [];
  const within = (other: MailHit, windowMs: number) => Math.abs(other.atMs - hit.atMs) <= windowMs;
  if (hits.some((other) => other.kind === 'trap' && within(other, trapWindowMs)))
    signs.push('near_hidden_link');
  if (bursts.has(hit.id)) signs.push('many_links_at_once');
  const isChecked = hits.some(
    (other) =>
      other.kind === 'click' &&
      other.method !== 'GET' &&
      within(other, headWindowMs) &&
      source(other) === source(hit),
  );
  if (isChecked) signs.push('with_head_request');
  return signs;
}

/**
 * Clicks that stand in ten seconds with several links. A person who opens each in a tab has our script run on every page; a
 * scanner, where it runs scripts at all, on some. One look over the clicks by time: a network may make thousands.
 */
function findBursts(hits: readonly MailHit[], seen: ReadonlyMap<string, PageSight>): ReadonlySet<string> {
  const clicks = hits.filter(({ kind }) => kind === 'click').toSorted((one, other) => one.atMs - other.atMs);
  const links = new Map<number | null, number>();
  const bursts = new Set<string>();
  let unseen = 0;
  const count = ({ id, linkId }: MailHit, by: 1 | -1) => {
    const left = (links.get(linkId) ?? 0) + by;
    if (left === 0) links.delete(linkId);
    else links.set(linkId, left);
    if (!seen.has(id)) unseen += by;
  };
  let end = 0;
  let marked = 0;
  // Each window of that length that begins with a click; `end` is the first click behind it.
  for (const [start, first] of clicks.entries()) {
    for (
      let next = clicks[end];
      next !== undefined && next.atMs <= first.atMs + burstWindowMs;
      next = clicks[end]
    ) {
      count(next, 1);
      end += 1;
    }
    if (links.size >= burstLinks && unseen > 0) {
      for (const { id } of clicks.slice(Math.max(start, marked), end)) bursts.add(id);
      marked = end;
    }
    count(first, -1);
  }
  return bursts;
}

/** A gesture in the browser of a proven machine is the machine's; nothing else that is odd outweighs one. */
function isBelieved(sight: PageSight, signs: readonly HitReason[], machines: ReadonlySet<string>): boolean {
  if (machines.has(source(sight))) return false;
  return !(signs.includes('many_links_at_once') && machineClasses.has(sight.networkClass));
}

function listMachines(hits: readonly MailHit[]): ReadonlySet<string> {
  return new Set(
    hits
      .filter((hit) => hit.kind !== 'open' && findProof(hit) !== undefined && hit.network !== '')
      .map(source),
  );
}

function source({ network, agent }: Pick<MailHit, 'network' | 'agent'>): string {
  return `${network} ${agent}`;
}

/**
 * Each page to the one click that it followed: of the same browser where there is one, the last before it. A robot's
 * page, as far as it is known to be one, is nobody's.
 */
function pairSights(hits: readonly MailHit[], sights: readonly PageSight[]): ReadonlyMap<string, PageSight> {
  const pairs = new Map<string, PageSight>();
  const clicks = hits
    .filter(({ kind, method }) => kind === 'click' && method === 'GET')
    .toSorted((one, other) => other.atMs - one.atMs || (one.id < other.id ? 1 : -1));
  for (const sight of sights.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))) {
    if (sight.isRobot) continue;
    const fitting = clicks.filter((click) => fits(click, sight));
    const click =
      fitting.find((one) => source(one) === source(sight)) ?? fitting.find(() => sight.linkId === null);
    if (click === undefined) continue;
    const before = pairs.get(click.id);
    if (before === undefined || (!before.gesture && sight.gesture)) pairs.set(click.id, sight);
  }
  return pairs;
}

/** Pages in an order of their own, so that the one in which they arrived decides nothing. */
function orderOf({ atMs, linkId, networkClass, gesture, ...sight }: PageSight): string {
  return `${String(atMs).padStart(16, '0')} ${linkId} ${networkClass} ${gesture} ${source(sight)}`;
}

function fits(click: MailHit, sight: PageSight): boolean {
  if (sight.linkId !== null && sight.linkId !== click.linkId) return false;
  const afterMs = sight.atMs - click.atMs;
  const longest = sight.linkId === null ? tokenAfterMs : pageAfterMs;
  return afterMs >= -pageBeforeMs && afterMs <= longest && click.agent === sight.agent;
}
