// Decisions that were made since a moment, with the newest version of each of their rows: what is decided again. The latest at once,
// and all of them in the order of the table, a page at a time, so that each page reads no more than itself.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

const fields = `toString(decision) AS decision, toUnixTimestamp64Milli(decided_at) AS decidedAtMs, version,
  is_own AS isOwn, blind, told, trace, consent`;
const since = `decided_at >= fromUnixTimestamp64Milli({sinceMs: Int64}, 'UTC')`;

/** At most three rows of 10,000 decisions. */
const order = `ORDER BY decisions_v1.decision, version DESC
LIMIT 30000`;

const row = z.object({
  decision: z.string(),
  decidedAtMs: z.number(),
  version: z.coerce.number(),
  isOwn: z.boolean(),
  blind: z.string(),
  told: z.string(),
  trace: z.string(),
  consent: z.enum(['granted', 'limited', '']),
});
/** One row of a decision; it has one for each consent, and they follow each other, the newest first. */
export type KeptDecision = z.output<typeof row>;

export const newestDecisions = {
  name: 'newest-decisions',
  sql: `SELECT ${fields}
FROM decisions_v1 FINAL
WHERE decisions_v1.decision IN (
  SELECT decision FROM decisions_v1 WHERE ${since} GROUP BY decision ORDER BY max(decided_at) DESC LIMIT {limit: UInt32})
${order}`,
  parameters: z.object({ sinceMs: z.number().int(), limit: z.number().int().max(10_000) }),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;

export const decisionsInOrder = {
  name: 'decisions-in-order',
  sql: `SELECT ${fields}
FROM decisions_v1 FINAL
WHERE decisions_v1.decision IN (
  SELECT DISTINCT decision FROM decisions_v1
  WHERE ${since} AND decisions_v1.decision > toUInt64({after: String})
  ORDER BY decisions_v1.decision
  LIMIT {limit: UInt32})
${order}`,
  parameters: z.object({
    sinceMs: z.number().int(),
    /** UInt64 as decimal text. */
    after: z.string().regex(/^\d{1,20}$/),
    limit: z.number().int().max(10_000),
  }),
  row,
} satisfies Question<z.ZodObject, z.ZodType>;
