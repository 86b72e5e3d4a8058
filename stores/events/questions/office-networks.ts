// Networks from which visitors of one known company came, told by their own work e-mails, and of nobody else: they may be an
// office of it. Left out are networks that forbid to name anybody, own offices, and those of which the network alone says the
// company already, or of which an operator has said no. Asked of sessions that are cut: of all days but today.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

export const officeNetworks = {
  name: 'office-networks',
  sql: `SELECT d.network AS network, max(d.company_id) AS companyId,
  toUInt32(uniqExactIf(s.visitor_id, d.blind != '')) AS told,
  toUInt32(uniqExactIf(s.visitor_id, s.consent = 'granted')) AS known,
  toUInt32(uniqExactIf(toDate(s.started_at), d.blind != '')) AS days
FROM sessions_v1 AS s
INNER JOIN (
  SELECT decision, network, company_id, domain, name, kind, is_own, blind, blind_band, blind_reason
  FROM decisions_v1 FINAL
  WHERE network != ''
) AS d ON s.decision = d.decision
WHERE s.started_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
  AND s.started_at < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')
  AND NOT s.is_bot
GROUP BY network
HAVING companyId > 0 AND told >= {toldMin: UInt32} AND days >= {daysMin: UInt32} AND told * 2 >= known
  AND uniqExactIf(if(d.company_id > 0, toString(d.company_id), concat(d.domain, ' ', d.name)), d.blind != '') = 1
  AND countIf(d.is_own OR d.kind NOT IN ('enterprise', 'education', 'government', 'unknown')) = 0
  AND countIf(d.blind = 'right' AND d.blind_band IN ('verified', 'high')) = 0
  AND countIf(d.blind_reason = 'suppressed') = 0
ORDER BY told DESC, network
LIMIT {limit: UInt32}`,
  parameters: z.object({
    fromMs: z.number().int(),
    toMs: z.number().int(),
    toldMin: z.number().int().min(1),
    daysMin: z.number().int().min(1),
    limit: z.number().int().max(10_000),
  }),
  row: z.object({
    network: z.string(),
    companyId: z.number(),
    /** Visitors whose e-mail told the company, and all who stay the same from day to day. */
    told: z.number(),
    known: z.number(),
    days: z.number(),
  }),
} satisfies Question<z.ZodObject, z.ZodType>;
