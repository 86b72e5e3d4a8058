// The newest version of decisions that were made since a moment, newest first, a page at a time: what is decided again.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

export const recentDecisions = {
  name: 'recent-decisions',
  sql: `SELECT toString(decision) AS decision, toUnixTimestamp64Milli(decided_at) AS decidedAtMs, is_own AS isOwn, trace
FROM decisions_v1 FINAL
WHERE decided_at >= fromUnixTimestamp64Milli({sinceMs: Int64}, 'UTC')
  AND (decided_at, decisions_v1.decision)
    < (fromUnixTimestamp64Milli({beforeMs: Int64}, 'UTC'), toUInt64({beforeDecision: String}))
ORDER BY decided_at DESC, decisions_v1.decision DESC
LIMIT {limit: UInt32}`,
  parameters: z.object({
    sinceMs: z.number().int(),
    beforeMs: z.number().int(),
    /** UInt64 as decimal text. */
    beforeDecision: z.string(),
    limit: z.number().int().max(10_000),
  }),
  row: z.object({
    decision: z.string(),
    decidedAtMs: z.number(),
    isOwn: z.boolean(),
    trace: z.string(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;

export type KeptDecision = z.output<typeof recentDecisions.row>;
