// What decisions say, newest version each, by their ids.

import { z } from 'zod';
import type { Question } from '../event-store.ts';
import { decisionIdParameter } from './decision-id.ts';

/** Columns of a decision for a SELECT from `decisions_v1 FINAL`, which has a row for each consent: the newest holds. */
const decisionFields = `toString(decision) AS id, band, reason, kind, company_id AS companyId, name, domain, country,
  network, probability, is_own AS isOwn, is_contested AS isContested, blind, blind_band AS blindBand,
  blind_kind AS blindKind, blind_reason AS blindReason`;

const decisionFieldsRow = z.object({
  /** UInt64 as decimal text. */
  id: z.string(),
  band: z.enum(['verified', 'high', 'medium', 'low', 'none']),
  reason: z.string(),
  kind: z.string(),
  /** 0: none. */
  companyId: z.number(),
  name: z.string(),
  domain: z.string(),
  country: z.string(),
  network: z.string(),
  probability: z.number(),
  isOwn: z.boolean(),
  isContested: z.boolean(),
  blind: z.string(),
  blindBand: z.string(),
  blindKind: z.string(),
  blindReason: z.string(),
});
export type DecisionFields = z.output<typeof decisionFieldsRow>;

export const decisionsById = {
  name: 'decisions-by-id',
  sql: `SELECT ${decisionFields}
FROM decisions_v1 FINAL
WHERE decision IN {ids: Array(UInt64)}
ORDER BY version DESC
LIMIT 1 BY decision
LIMIT 10000`,
  parameters: z.object({ ids: z.array(decisionIdParameter).max(10_000) }),
  row: decisionFieldsRow,
} satisfies Question<z.ZodObject, z.ZodType>;

export const decisionTrace = {
  name: 'decision-trace',
  sql: `SELECT trace, toUnixTimestamp64Milli(decided_at) AS decidedAtMs, version AS changedAtMs
FROM decisions_v1 FINAL
WHERE decision = toUInt64({id: String})
ORDER BY version DESC
LIMIT 1`,
  parameters: z.object({ id: z.string().regex(/^\d{1,20}$/) }),
  row: z.object({ trace: z.string(), decidedAtMs: z.number(), changedAtMs: z.coerce.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
