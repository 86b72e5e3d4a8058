// How likely a lead is to be won, as the API tells it: only while what was learnt says more than the score, and under the rules that
// it was learnt from.

import type { LeadChance, LearntReport } from '#contract/score-report.ts';
import type { ScoreRules } from '#contract/score-rules.ts';
import { describeLead, type LeadAtFirst, listFeatures } from '#intelligence/scoring/learnt/describe-lead.ts';
import { explainProbability } from '#intelligence/scoring/learnt/explain-probability.ts';
import { wantedOfEachKind } from '#intelligence/scoring/learnt/learn-probability.ts';
import type { KeptLearnt } from '#stores/records/scores/keep-learnt.ts';

/**
 * `first`: what was known when the lead was made; of one that is only suggested, what is known now. `ageDays`: since it was made. Null once
 * the time is over within which leads like it were won.
 */
export function reportChance(
  kept: KeptLearnt | undefined,
  first: LeadAtFirst | null | undefined,
  { rules, ageDays }: { readonly rules: ScoreRules; readonly ageDays: number },
): LeadChance | null {
  if (kept?.learnt.verdict !== 'better' || kept.rulesVersion !== rules.version || !first) return null;
  if (ageDays > kept.learnt.horizonDays) return null;
  const described = describeLead(first, rules);
  if (described === undefined) return null;
  const { model, learntFrom, horizonDays } = kept.learnt;
  const { probability, reasons } = explainProbability(model, kept.features, described.values);
  return { probability, learntFrom, horizonDays, reasons: reasons.map((one) => ({ ...one })) };
}

export function reportLearnt(
  kept: KeptLearnt | undefined,
  rules: Pick<ScoreRules, 'version' | 'groups'>,
): LearntReport {
  if (kept === undefined)
    return {
      ...{ state: 'never', at: null, learntFrom: 0, won: 0, heldOut: 0, horizonDays: 0 },
      ...{ lossLearnt: 0, lossRules: 0, brierLearnt: 0, brierRules: 0, gainLow: 0, gainHigh: 0 },
      counts: { won: 0, lost: 0, notInteresting: 0, open: 0, leftOut: 0 },
      wantedOfEach: wantedOfEachKind(listFeatures(rules.groups).length),
    };
  const { verdict, model: _model, isCalibrated: _isCalibrated, ...told } = kept.learnt;
  return {
    ...told,
    state: kept.rulesVersion === rules.version ? verdict : 'outdated',
    at: new Date(kept.atMs).toISOString(),
    counts: kept.counts,
    wantedOfEach: wantedOfEachKind(listFeatures(rules.groups).length),
  };
}
