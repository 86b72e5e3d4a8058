// Which happenings took a score over a bound: what a change of rules would have told sales, before it is saved. A score that
// rises because something bad faded tells nobody anything new, so only moments at which something happened are looked at.

import { addUp, type LedgerLine } from './score-ledger.ts';

export interface Crossing {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly score: number;
}

/** `lines`: of one lead, in any order. Oldest first, each moment at which what happened took the score to `scoreMin` or more. */
export function findCrossings(
  lines: readonly LedgerLine[],
  groups: readonly { readonly id: string; readonly pointsMax: number }[],
  scoreMin: number,
): readonly Crossing[] {
  const moments = [...new Set(lines.map(({ atMs }) => atMs))].sort((one, other) => one - other);
  return moments.flatMap((atMs) => {
    const { score } = addUp(lines, groups, atMs);
    const isNew = score >= scoreMin && addUp(lines, groups, atMs - 1).score < scoreMin;
    return isNew ? [{ atMs, score }] : [];
  });
}
