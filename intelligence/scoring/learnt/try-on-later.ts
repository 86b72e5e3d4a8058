// Whether what would have been learnt at some moments in the past was right about the leads that were made after them. Each time
// only what was known by then is learnt from, so that no lead judges what it has taught, and none teaches its later end.

import { type Example, fitLogistic, logLoss, predict } from './logistic-model.ts';

/** A lead whose end is known: everybody had the same time. */
export interface KnownLead extends Example {
  readonly madeAtMs: number;
  readonly score: number;
  readonly fit: number;
}

export interface Trial {
  /** Later leads that judged; 0 when there were too few. */
  readonly heldOut: number;
  /** Of these: mean log loss and mean squared error (Brier) of what was learnt, and of score and fit; the less the better. */
  readonly lossLearnt: number;
  readonly lossRules: number;
  readonly brierLearnt: number;
  readonly brierRules: number;
  /** By how much the log loss is less, between these with 99 %. */
  readonly gainLow: number;
  readonly gainHigh: number;
  /** As many of them were won as it said, but for chance. */
  readonly isCalibrated: boolean;
}

interface Judged {
  readonly isWon: boolean;
  readonly learnt: number;
  readonly rules: number;
}

/** The later part judges, in so many steps of time. */
const judgingShare = 0.4;
const steps = 4;
/** Of won and of others that judge. */
const heldOutEachKindMin = 20;
/** Standard errors, two-sided 99 %: it is tried every day, so that chance has many tries. */
const sureErrors = 2.576;

const none: Trial = {
  ...{ heldOut: 0, lossLearnt: 0, lossRules: 0, brierLearnt: 0, brierRules: 0 },
  ...{ gainLow: 0, gainHigh: 0, isCalibrated: false },
};

/** `leads`: the oldest first. */
export function tryOnLater(
  leads: readonly KnownLead[],
  { horizonMs, wantedOfEach }: { readonly horizonMs: number; readonly wantedOfEach: number },
): Trial {
  const from = Math.floor(leads.length * (1 - judgingShare));
  const size = Math.ceil((leads.length - from) / steps);
  const judged: Judged[] = [];
  let taughtMin = Number.POSITIVE_INFINITY;
  for (let at = from; at < leads.length; at += size) {
    const later = leads.slice(at, at + size);
    const startMs = later[0]?.madeAtMs ?? 0;
    const earlier = leads.filter(({ madeAtMs }) => madeAtMs + horizonMs <= startMs);
    if (!hasBoth(earlier, wantedOfEach)) continue;
    judged.push(...judgeStep(earlier, later));
    taughtMin = Math.min(taughtMin, earlier.length);
  }
  return hasBoth(judged, heldOutEachKindMin) ? compare(judged, taughtMin) : none;
}

/** What the rules say becomes a probability by the same means (Platt's scaling), so that like is compared with like. */
function judgeStep(earlier: readonly KnownLead[], later: readonly KnownLead[]): Judged[] {
  const model = fitLogistic(earlier);
  const rules = fitLogistic(earlier.map(byRules));
  return later.map((lead) => ({
    isWon: lead.isWon,
    learnt: predict(model, lead.values),
    rules: predict(rules, byRules(lead).values),
  }));
}

function byRules({ score, fit, isWon }: KnownLead): Example {
  return { values: [score, fit], isWon };
}

function hasBoth(leads: readonly { readonly isWon: boolean }[], least: number): boolean {
  const won = leads.filter(({ isWon }) => isWon).length;
  return won >= least && leads.length - won >= least;
}

/** `taughtMin`: leads that the smallest step was learnt from. */
function compare(judged: readonly Judged[], taughtMin: number): Trial {
  const losses = judged.map(({ isWon, learnt, rules }) => ({
    learnt: logLoss(learnt, isWon),
    rules: logLoss(rules, isWon),
  }));
  const gains = losses.map(({ learnt, rules }) => rules - learnt);
  const middle = mean(gains);
  const variance = gains.reduce((sum, gain) => sum + (gain - middle) ** 2, 0) / Math.max(1, gains.length - 1);
  const reach = sureErrors * Math.sqrt(variance / gains.length);
  return {
    heldOut: judged.length,
    lossLearnt: mean(losses.map(({ learnt }) => learnt)),
    lossRules: mean(losses.map(({ rules }) => rules)),
    brierLearnt: mean(judged.map(({ isWon, learnt }) => (learnt - Number(isWon)) ** 2)),
    brierRules: mean(judged.map(({ isWon, rules }) => (rules - Number(isWon)) ** 2)),
    ...{ gainLow: middle - reach, gainHigh: middle + reach },
    isCalibrated: isCalibrated(judged, taughtMin),
  };
}

/** The number of won ones lies where the probabilities say that it would, but for chance in these leads and in those learnt from. */
function isCalibrated(judged: readonly Judged[], taughtMin: number): boolean {
  const expected = judged.reduce((sum, { learnt }) => sum + learnt, 0);
  const share = expected / judged.length;
  const ofTaught = (judged.length ** 2 * share * (1 - share)) / taughtMin;
  const variance = judged.reduce((sum, { learnt }) => sum + learnt * (1 - learnt), ofTaught);
  const won = judged.filter(({ isWon }) => isWon).length;
  return Math.abs(won - expected) <= sureErrors * Math.sqrt(variance);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
