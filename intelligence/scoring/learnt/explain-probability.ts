// Why a lead is thought as likely to be won as it is: what each group of its ledger adds, beside the usual lead.

import { type LogisticModel, predict } from './logistic-model.ts';

interface Reason {
  readonly feature: string;
  /** Log-odds more or less than with the mean of all leads; above 0 speaks for it. */
  readonly logOdds: number;
}

export interface ExplainedProbability {
  /** Between 0 and 1. */
  readonly probability: number;
  /** The strongest first; what changes nothing is left out. */
  readonly reasons: readonly Reason[];
}

/** `features`: names in the order of `values` and of the model. */
export function explainProbability(
  model: LogisticModel,
  features: readonly string[],
  values: readonly number[],
): ExplainedProbability {
  const reasons = features
    .map((feature, at) => ({
      feature,
      logOdds: (model.weights[at] ?? 0) * ((values[at] ?? 0) - (model.means[at] ?? 0)),
    }))
    .filter(({ logOdds }) => Math.abs(logOdds) > 1e-6)
    .sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds));
  return { probability: predict(model, values), reasons };
}
