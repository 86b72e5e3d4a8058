// Ids of decisions as parameters of questions: decimal text outside, since JSON cannot hold them as numbers, and whole numbers
// for the engine, since it takes no quoted numbers in an array.

import { z } from 'zod';

export const decisionIdParameter = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform((text) => BigInt(text));
