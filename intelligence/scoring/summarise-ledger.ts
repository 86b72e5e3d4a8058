// What a list shows of a ledger: the score, since when it is warm, and the rules that weigh most. A pure function of lines, rules
// and moment, so that it says the same however and whenever it is worked out.

import type { ScoreReason } from '#contract/score-rules.ts';
import { addUp, type LedgerLine, tenthsAt } from './score-ledger.ts';

export interface LedgerSummary {
  /** 0 to 100. */
  readonly score: number;
  /** When what happened last took the score to the warm line, milliseconds since 1970; undefined below it. */
  readonly warmSinceMs: number | undefined;
  /** The strongest first. */
  readonly reasons: readonly ScoreReason[];
}

const reasonsMax = 3;

/** `groups`: of the rules that made the lines. `nowMs`: milliseconds since 1970. */
export function summariseLedger(
  lines: readonly LedgerLine[],
  groups: readonly { readonly id: string; readonly pointsMax: number }[],
  { nowMs, warmScoreMin }: { readonly nowMs: number; readonly warmScoreMin: number },
): LedgerSummary {
  const { score } = addUp(lines, groups, nowMs);
  const warmSinceMs = score < warmScoreMin ? undefined : findWarmSince(lines, groups, nowMs, warmScoreMin);
  return { score, warmSinceMs, reasons: listReasons(lines, nowMs) };
}

/** The newest crossing of the line; where something bad faded into it, the newest happening. */
function findWarmSince(
  lines: readonly LedgerLine[],
  groups: readonly { readonly id: string; readonly pointsMax: number }[],
  nowMs: number,
  scoreMin: number,
): number {
  const past = lines.filter(({ atMs }) => atMs <= nowMs);
  const moments = [...new Set(past.map(({ atMs }) => atMs))].sort((one, other) => other - one);
  for (const atMs of moments) {
    const isBelowBefore = addUp(past, groups, atMs - 1).score < scoreMin;
    if (isBelowBefore && addUp(past, groups, atMs).score >= scoreMin) return atMs;
  }
  return moments[0] ?? nowMs;
}

/** Lines of one rule together, by what they bring now, be it for or against. */
function listReasons(lines: readonly LedgerLine[], nowMs: number): readonly ScoreReason[] {
  const byRule = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    if (tenthsAt(line, nowMs) === 0) continue;
    const known = byRule.get(line.rule);
    if (known === undefined) byRule.set(line.rule, [line]);
    else known.push(line);
  }
  return [...byRule.values()]
    .map((some) => describeReason(some, nowMs))
    .sort(
      (one, other) =>
        Math.abs(other.points) - Math.abs(one.points) ||
        (one.at === other.at ? 0 : one.at < other.at ? 1 : -1) ||
        (one.rule < other.rule ? -1 : 1),
    )
    .slice(0, reasonsMax);
}

function describeReason(lines: readonly LedgerLine[], nowMs: number): ScoreReason {
  const newest = lines.reduce((latest, line) => (line.atMs > latest.atMs ? line : latest));
  const tenths = lines.reduce((sum, line) => sum + tenthsAt(line, nowMs), 0);
  return {
    ...{ rule: newest.rule, group: newest.group },
    at: new Date(newest.atMs).toISOString(),
    fadesAt: new Date(newest.fadesAtMs).toISOString(),
    points: tenths / 10,
    pointsAtFirst: lines.reduce((sum, { points }) => sum + points, 0),
    actors: new Set(lines.map(({ actor }) => actor)).size,
    times: lines.length,
  };
}
