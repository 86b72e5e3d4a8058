// How likely a lead is to be won, as the API tells it: only while what was learnt says more than the score, and under the rules that
// it was learnt from.

import type { LeadChance, LearntReport } from '#contract/score-report.ts';
import type { ScoreRules } from '#contract/score-rules.ts';
import { describeLead } from '#intelligence/scoring/learnt/describe-lead.ts';
import { explainProbability } from '#intelligence/scoring/learnt/explain-probability.ts';
import { wantedOfEachKind } from '#intelligence/scoring/learnt/learn-probability.ts';
import type { LedgerLine } from '#intelligence/scoring/score-ledger.ts';
import type { KeptLearnt } from '#stores/records/scores/keep-learnt.ts';

/** `fit`: 0 to 100. `nowMs`: milliseconds since 1970. */
export function reportChance(
  kept: KeptLearnt | undefined,
  {
    lines,
    fit,
    rules,
    nowMs,
  }: { lines: readonly LedgerLine[]; fit: number; rules: ScoreRules; nowMs: number },
): LeadChance | null {
  if (kept?.learnt.verdict !== 'better' || kept.rulesVersion !== rules.version) return null;
  const described = describeLead(lines, fit, rules.groups, nowMs);
  if (described === undefined) return null;
  const { probability, reasons } = explainProbability(kept.learnt.model, kept.features, described.values);
  return { probability, learntFrom: kept.learnt.learntFrom, reasons: reasons.map((one) => ({ ...one })) };
}

export function reportLearnt(kept: KeptLearnt | undefined, rules: Pick<ScoreRules, 'version'>): LearntReport {
  if (kept === undefined)
    return {
      ...{ state: 'never', at: null, learntFrom: 0, heldOut: 0, lossLearnt: 0, lossRules: 0 },
      wantedOfEach: wantedOfEachKind,
    };
  const { verdict, learntFrom, heldOut, lossLearnt, lossRules } = kept.learnt;
  return {
    state: kept.rulesVersion === rules.version ? verdict : 'outdated',
    at: new Date(kept.atMs).toISOString(),
    ...{ learntFrom, heldOut, lossLearnt, lossRules, wantedOfEach: wantedOfEachKind },
  };
}
