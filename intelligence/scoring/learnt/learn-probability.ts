// Learns from won and lost leads how likely one is to be won, and says whether it may be shown: only when there are enough of
// them, and when on later leads, which it has not seen, it is surely better than the score of the rules.

import { type Example, fitLogistic, type LogisticModel, logLoss, predict } from './logistic-model.ts';

export interface FinishedLead {
  /** When it was decided, milliseconds since 1970. */
  readonly decidedAtMs: number;
  readonly isWon: boolean;
  /** 0 to 100: what the rules said before. */
  readonly score: number;
  /** Points of the groups, and fit, before it was decided; in the order of the features. */
  readonly values: readonly number[];
}

export interface LearntProbability {
  readonly model: LogisticModel;
  /** Of the leads that were held out: mean log loss of what was learnt, and of the rules. */
  readonly lossLearnt: number;
  readonly lossRules: number;
  /** Leads learnt from, and held out. */
  readonly learntFrom: number;
  readonly heldOut: number;
  /** `better`: it may be shown. */
  readonly verdict: 'better' | 'not_better' | 'too_few';
}

/** Won and lost leads wanted to learn from: ten and more to each feature (Peduzzi and others, 1996), of which there are few. */
const eachKindMin = 60;
const heldOutEachKindMin = 20;
/** Of won and of lost leads before anything can be learnt. */
export const wantedOfEachKind = eachKindMin + heldOutEachKindMin;
/** The oldest part is learnt from, the rest judges. */
const learntShare = 0.7;
/** One-sided, 95 %: how many standard errors the difference must be above nothing. */
const sureErrors = 1.645;

/** The same leads in any order give the same. */
export function learnProbability(leads: readonly FinishedLead[]): LearntProbability {
  const ordered = [...leads].sort((one, other) => one.decidedAtMs - other.decidedAtMs || compare(one, other));
  const learnt = ordered.slice(0, Math.floor(ordered.length * learntShare));
  const heldOut = ordered.slice(learnt.length);
  const sizes = { learntFrom: learnt.length, heldOut: heldOut.length };
  if (!hasBoth(learnt, eachKindMin) || !hasBoth(heldOut, heldOutEachKindMin)) {
    const model = { intercept: 0, weights: [], means: [] };
    return { model, lossLearnt: 0, lossRules: 0, ...sizes, verdict: 'too_few' };
  }
  const model = fitLogistic(learnt);
  // What the rules say becomes a probability by the same means (Platt's scaling), so that like is compared with like.
  const rules = fitLogistic(learnt.map(byScore));
  const losses = heldOut.map((lead) => ({
    learnt: logLoss(predict(model, lead.values), lead.isWon),
    rules: logLoss(predict(rules, [lead.score]), lead.isWon),
  }));
  return {
    model,
    lossLearnt: mean(losses.map((loss) => loss.learnt)),
    lossRules: mean(losses.map((loss) => loss.rules)),
    ...sizes,
    verdict: isSurelyLess(losses) ? 'better' : 'not_better',
  };
}

function compare(one: FinishedLead, other: FinishedLead): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

function byScore({ score, isWon }: FinishedLead): Example {
  return { values: [score], isWon };
}

function hasBoth(leads: readonly FinishedLead[], least: number): boolean {
  const won = leads.filter(({ isWon }) => isWon).length;
  return won >= least && leads.length - won >= least;
}

/** The mean of the differences lies above nothing by more than chance. */
function isSurelyLess(losses: readonly { readonly learnt: number; readonly rules: number }[]): boolean {
  const gains = losses.map(({ learnt, rules }) => rules - learnt);
  const middle = mean(gains);
  const variance = gains.reduce((sum, gain) => sum + (gain - middle) ** 2, 0) / Math.max(1, gains.length - 1);
  return middle > sureErrors * Math.sqrt(variance / gains.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
