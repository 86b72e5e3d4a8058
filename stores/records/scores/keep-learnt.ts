// What was learnt last from what became of leads, and under which rules.

import { z } from 'zod';
import type { LearntProbability } from '#intelligence/scoring/learnt/learn-probability.ts';
import type { Records } from '../open-records.ts';
import { keepSetting, readSetting } from '../questions/keep-setting.ts';

const name = 'learnt_chance';

/** How the leads stood that were looked at. `leftOut`: nothing was noted of them when they were made, or they were merged. */
const countsSchema = z.object({
  won: z.number(),
  lost: z.number(),
  notInteresting: z.number(),
  open: z.number(),
  leftOut: z.number(),
});

const learntSchema = z.object({
  atMs: z.number(),
  /** Of the score rules whose groups are the features. */
  rulesVersion: z.number(),
  features: z.array(z.string()),
  counts: countsSchema,
  learnt: z.object({
    model: z.object({
      intercept: z.number(),
      weights: z.array(z.number()).readonly(),
      means: z.array(z.number()).readonly(),
    }),
    horizonDays: z.number(),
    learntFrom: z.number(),
    won: z.number(),
    wantedOfEach: z.number(),
    heldOut: z.number(),
    lossLearnt: z.number(),
    lossRules: z.number(),
    brierLearnt: z.number(),
    brierRules: z.number(),
    gainLow: z.number(),
    gainHigh: z.number(),
    isCalibrated: z.boolean(),
    verdict: z.enum(['better', 'not_better', 'too_few']),
  }) satisfies z.ZodType<LearntProbability>,
});

export type EndCounts = z.output<typeof countsSchema>;
export type KeptLearnt = z.output<typeof learntSchema>;

/** Undefined when nothing was tried yet. */
export function readLearnt(records: Pick<Records, 'db'>): Promise<KeptLearnt | undefined> {
  return readSetting(records, name, learntSchema);
}

export function keepLearnt(records: Pick<Records, 'db'>, learnt: KeptLearnt): Promise<void> {
  return keepSetting(records, name, learnt);
}
