// The newest version of decisions that were made since a moment: what is decided again. The latest at once, and all of them in
// the order of the table, a page at a time, so that each page reads no more than itself.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

const fields = `toString(decision) AS decision, toUnixTimestamp64Milli(decided_at) AS decidedAtMs, version,
  is_own AS isOwn, network, blind, told, trace`;
const since = `decided_at >= fromUnixTimestamp64Milli({sinceMs: Int64}, 'UTC')`;

const row = z.object({
  decision: z.string(),
  decidedAtMs: z.number(),
  version: z.coerce.number(),
  isOwn: z.boolean(),
  network: z.string(),
  blind: z.string(),
  told: z.string(),
  trace: z.string(),
});
export type KeptDecision = z.output<typeof row>;

export const newestDecisions = {
  name: 'newest-decisions',
  sql: `SELECT ${fields}
FROM decisions_v1 FINAL
WHERE ${since} AND decisions_v1.decision IN (
  SELECT decision FROM decisions_v1 WHERE ${since} ORDER BY decided_at DESC LIMIT {limit: UInt32})
ORDER BY decidedAtMs DESC
LIMIT {limit: UInt32}`,
  parameters: z.object({ sinceMs: z.number().int(), limit: z.number().int().max(10_000) }),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

export const decisionsInOrder = {
  name: 'decisions-in-order',
  sql: `SELECT ${fields}
FROM decisions_v1 FINAL
WHERE ${since} AND decisions_v1.decision > toUInt64({after: String})
ORDER BY decisions_v1.decision
LIMIT {limit: UInt32}`,
  parameters: z.object({
    sinceMs: z.number().int(),
    /** UInt64 as decimal text. */
    after: z.string().regex(/^\d{1,20}$/),
    limit: z.number().int().max(10_000),
  }),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
