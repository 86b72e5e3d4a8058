// Which hit of an own link a mailing tool spoke of when it said that a machine opened or clicked: of the same recipient, of the
// same kind, the nearest in time.

import type { KeptHitKind } from '#contract/links.ts';

/** What the matching needs to know of a hit or a flag. */
export interface FlaggedMoment {
  readonly id: string;
  readonly kind: KeptHitKind;
  readonly method: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** Null: the tool did not say which, or it is no link of ours. */
  readonly linkId: number | null;
}

/** A tool's redirect leads to ours in a second; its clock tells seconds, and may be some off. */
const clickWindowMs = 15_000;
/** Pictures of one mail are fetched one after the other. */
const openWindowMs = 60_000;

export function isFlag({ kind }: Pick<FlaggedMoment, 'kind'>): boolean {
  return kind === 'flagged_click' || kind === 'flagged_open';
}

/** Ids of the hits that a flag means: each flag means one at the most. Any order gives the same answer. */
export function matchFlags(moments: readonly FlaggedMoment[]): ReadonlySet<string> {
  const flags = moments.filter(isFlag);
  if (flags.length === 0) return new Set();
  const hits = moments.filter(
    ({ kind, method }) => (kind === 'click' || kind === 'open') && method === 'GET',
  );
  const pairs = flags.flatMap((flag) =>
    hits
      .filter((hit) => fits(flag, hit))
      .map((hit) => ({ flag, hit, apartMs: Math.abs(flag.atMs - hit.atMs) })),
  );
  const taken = new Set<string>();
  const matched = new Set<string>();
  for (const { flag, hit } of pairs.toSorted(
    (one, other) =>
      one.apartMs - other.apartMs || compare(one.flag.id, other.flag.id) || compare(one.hit.id, other.hit.id),
  )) {
    if (taken.has(flag.id) || matched.has(hit.id)) continue;
    taken.add(flag.id);
    matched.add(hit.id);
  }
  return matched;
}

function fits(flag: FlaggedMoment, hit: FlaggedMoment): boolean {
  const isClick = flag.kind === 'flagged_click';
  if (isClick !== (hit.kind === 'click')) return false;
  if (flag.linkId !== null && flag.linkId !== hit.linkId) return false;
  return Math.abs(flag.atMs - hit.atMs) <= (isClick ? clickWindowMs : openWindowMs);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
