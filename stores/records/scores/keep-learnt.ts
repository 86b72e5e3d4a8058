// What was learnt from won and lost leads last, and under which rules.

import { z } from 'zod';
import type { LearntProbability } from '#intelligence/scoring/learnt/learn-probability.ts';
import type { Records } from '../open-records.ts';
import { keepSetting, readSetting } from '../questions/keep-setting.ts';

const name = 'learnt_probability';

const learntSchema = z.object({
  atMs: z.number(),
  /** Of the score rules whose groups are the features. */
  rulesVersion: z.number(),
  features: z.array(z.string()),
  learnt: z.object({
    model: z.object({
      intercept: z.number(),
      weights: z.array(z.number()).readonly(),
      means: z.array(z.number()).readonly(),
    }),
    lossLearnt: z.number(),
    lossRules: z.number(),
    learntFrom: z.number(),
    heldOut: z.number(),
    verdict: z.enum(['better', 'not_better', 'too_few']),
  }) satisfies z.ZodType<LearntProbability>,
});

export type KeptLearnt = z.output<typeof learntSchema>;

/** Undefined when nothing was tried yet. */
export function readLearnt(records: Pick<Records, 'db'>): Promise<KeptLearnt | undefined> {
  return readSetting(records, name, learntSchema);
}

export function keepLearnt(records: Pick<Records, 'db'>, learnt: KeptLearnt): Promise<void> {
  return keepSetting(records, name, learnt);
}
