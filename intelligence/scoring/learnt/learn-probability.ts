// Learns how likely a lead is to be won within some days of being made, and says whether it may be shown: only when there are enough
// of them, and when on later leads, which it has not seen, it is surely better than score and fit of the rules, and right on average.

import { fitLogistic, type LogisticModel } from './logistic-model.ts';
import { type KnownLead, type Trial, tryOnLater } from './try-on-later.ts';

/** A lead with what was known when it was made. */
export interface PastLead {
  /** Milliseconds since 1970, as the next. */
  readonly madeAtMs: number;
  /** Undefined when it was not won: it was lost, was not interesting, or is still open. */
  readonly wonAtMs: number | undefined;
  /** 0 to 100 both: what the rules said. */
  readonly score: number;
  readonly fit: number;
  /** In the order of the features. */
  readonly values: readonly number[];
}

/** Within how many days leads that were won had been; null where none was. */
export interface WonWithin {
  /** Old leads, that had `horizonDaysMax` to be won, and were by then. */
  readonly oldWon: number;
  readonly oldDays: number | null;
  /** Of all that were won, however young. */
  readonly anyDays: number | null;
}

export interface LearntProbability extends Trial {
  readonly model: LogisticModel;
  /** Days after a lead was made by which it is won, or counts as not won. */
  readonly horizonDays: number;
  /** Leads that are so old, and how many of them were won by then. */
  readonly learntFrom: number;
  readonly won: number;
  /** What is wanted of won and of others before anything is learnt. */
  readonly wantedOfEach: number;
  /** `better`: it may be shown. */
  readonly verdict: 'better' | 'not_better' | 'too_few';
}

const dayMs = 86_400_000;
/** Of those that were won, so many were by the horizon. */
export const horizonShare = 0.9;
const horizonDaysMin = 7;
export const horizonDaysMax = 180;
/** Of fewer that were won nothing is said. */
const oldWonMin = 30;
const horizonDaysUsual = 90;
/** Ten and more of the rarer kind to each feature (Peduzzi and others, 1996), and never fewer than the second. */
const eachKindPerFeature = 10;
const eachKindMin = 30;
const nothing: LogisticModel = { intercept: 0, weights: [], means: [] };

/** Of won leads, and of others, with so many features, that any part that is learnt from must have. */
export function wantedOfEachKind(features: number): number {
  return Math.max(eachKindMin, eachKindPerFeature * features);
}

/**
 * Days by which nine in ten of those that were won had been. Among young leads those that are won late are missing, so that these are
 * asked only where there are too few old ones.
 */
export function chooseHorizon({ oldWon, oldDays, anyDays }: WonWithin): number {
  const found = (oldWon >= oldWonMin ? oldDays : anyDays) ?? horizonDaysUsual;
  return Math.min(Math.max(Math.ceil(found), horizonDaysMin), horizonDaysMax);
}

/** `nowMs`: milliseconds since 1970. The same leads in any order give the same. */
export function learnProbability(
  leads: readonly PastLead[],
  { nowMs, horizonDays }: { readonly nowMs: number; readonly horizonDays: number },
): LearntProbability {
  const horizonMs = horizonDays * dayMs;
  // Leads that are younger are left out, whatever became of them: those that ended soon would speak for all.
  const known = leads
    .filter(({ madeAtMs }) => madeAtMs + horizonMs <= nowMs)
    .map((lead) => judge(lead, horizonMs))
    .sort((one, other) => one.madeAtMs - other.madeAtMs || compare(one, other));
  const wantedOfEach = wantedOfEachKind(known[0]?.values.length ?? 0);
  const trial = tryOnLater(known, { horizonMs, wantedOfEach });
  const isEnough = trial.heldOut > 0;
  return {
    ...trial,
    ...{
      horizonDays,
      learntFrom: known.length,
      won: known.filter(({ isWon }) => isWon).length,
      wantedOfEach,
    },
    model: isEnough ? fitLogistic(known) : nothing,
    verdict: !isEnough ? 'too_few' : trial.gainLow > 0 && trial.isCalibrated ? 'better' : 'not_better',
  };
}

function judge({ wonAtMs, ...lead }: PastLead, horizonMs: number): KnownLead {
  return { ...lead, isWon: wonAtMs !== undefined && wonAtMs - lead.madeAtMs <= horizonMs };
}

function compare(one: KnownLead, other: KnownLead): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
