// Kinds of signal, in the order of their weight, and the numbers of signals with the bounds that the server
// holds them to.

import type { LeadSignalKind } from '#contract/lead-report.ts';
import type { SignalRulesValue } from '#contract/rule-report.ts';

export const signalKinds: readonly LeadSignalKind[] = [
  'request',
  'customer_back',
  'customer_at_risk',
  'ideal_and_hot',
  'new_warm_company',
  'several_people',
  'back_to_pricing',
  'form_left',
  'new_employer',
  'promise_overdue',
  'going_quiet',
  'not_contacted',
];

export type SignalNumber = Exclude<keyof SignalRulesValue, 'version' | 'silent' | 'riskPaths'>;

const score = { from: 1, to: 100 };
const days = { from: 1, to: 400 };

export const numberBounds: Record<SignalNumber, { from: number; to: number }> = {
  warmScoreMin: score,
  hotScoreMin: score,
  idealFitMin: score,
  silenceDays: days,
  peopleMin: { from: 2, to: 100 },
  contactDays: days,
};

export const signalNumbers: readonly SignalNumber[] = [
  'warmScoreMin',
  'hotScoreMin',
  'idealFitMin',
  'silenceDays',
  'peopleMin',
  'contactDays',
];

/** Names of the numbers that are out of bounds. */
export function findSignalFaults(value: SignalRulesValue): ReadonlySet<SignalNumber> {
  return new Set(
    signalNumbers.filter((name) => {
      const { from, to } = numberBounds[name];
      return !Number.isInteger(value[name]) || value[name] < from || value[name] > to;
    }),
  );
}
