// Puts what was done in browsers together to visits, each with the decisions about its company that stand beside its events: the
// same visits, from the same events, as the event store makes of them.

import type { DecisionsOfVisit } from '../company/choose-decision.ts';
import { cutVisits } from './cut-visits.ts';

/** One event in a browser. */
export interface VisitDeed {
  readonly eventId: string;
  readonly siteId: number;
  /** 16 hex digits. */
  readonly visitor: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** A name for the campaign that it came with; '' for none. */
  readonly campaign: string;
  /** Of its company, UInt64 as decimal text. */
  readonly decision: string;
}

export interface GatheredVisit<Deed extends VisitDeed> extends DecisionsOfVisit {
  readonly siteId: number;
  readonly visitor: string;
  /** Of its first and last event, milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  /** In order, one at least. */
  readonly deeds: readonly [Deed, ...Deed[]];
}

/** As many as the event store keeps of one visit. */
const decisionsMax = 50;
/** Up to this id, a decision has no row of its own. */
const plainMax = 1n;

/** `deeds` in any order; an event that comes twice counts once. The visits of one browser follow each other. */
export function gatherVisits<Deed extends VisitDeed>(deeds: readonly Deed[]): readonly GatheredVisit<Deed>[] {
  const byBrowser = new Map<string, Map<string, Deed>>();
  for (const deed of deeds) {
    const key = `${deed.siteId} ${deed.visitor}`;
    const own = byBrowser.get(key) ?? new Map<string, Deed>();
    own.set(deed.eventId, deed);
    byBrowser.set(key, own);
  }
  return [...byBrowser.values()].flatMap((own) => cutApart([...own.values()].sort(inOrder)));
}

/** Within a millisecond those with a campaign come first, since they begin a visit. */
function inOrder(one: VisitDeed, other: VisitDeed): number {
  return (
    one.atMs - other.atMs ||
    Number(one.campaign === '') - Number(other.campaign === '') ||
    (one.eventId < other.eventId ? -1 : 1)
  );
}

function cutApart<Deed extends VisitDeed>(deeds: readonly Deed[]): GatheredVisit<Deed>[] {
  const starts = cutVisits(deeds.map(({ atMs, campaign }) => ({ ms: atMs, campaign })));
  const parts: [Deed, ...Deed[]][] = [];
  let startMs: number | undefined;
  for (const [at, deed] of deeds.entries()) {
    const part = parts.at(-1);
    if (part !== undefined && starts[at] === startMs) part.push(deed);
    else parts.push([deed]);
    startMs = starts[at];
  }
  return parts.map(describe);
}

function describe<Deed extends VisitDeed>(deeds: [Deed, ...Deed[]]): GatheredVisit<Deed> {
  const [first] = deeds;
  const last = deeds.at(-1) ?? first;
  const told = deeds.map(({ decision }) => decision).filter((id) => BigInt(id) > plainMax);
  // Each once, at the place where it came last.
  const decisions = [...new Set(told.toReversed())].toReversed().slice(-decisionsMax);
  return {
    ...{ siteId: first.siteId, visitor: first.visitor, startMs: first.atMs, endMs: last.atMs, deeds },
    decision: told.at(-1) ?? last.decision,
    decisions,
  };
}
