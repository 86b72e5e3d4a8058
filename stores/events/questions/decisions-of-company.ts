// The decisions that name a company: one of the records by its ids (its own and those merged into it), another by its
// domain, or by its name where no domain is known. Soft matches are left out: they are nobody's visits.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

const names = `band IN ('verified', 'high', 'medium') AND (company_id IN {companyIds: Array(UInt32)}
  OR (company_id = 0 AND domain != '' AND domain = {domain: String})
  OR (company_id = 0 AND domain = '' AND name != '' AND name = {companyName: String}))`;

/** A decision has a row for each consent: what the newest says holds, be it that an older one names the company. */
export const decisionsOfCompany = {
  name: 'decisions-of-company',
  sql: `SELECT toString(decision) AS id
FROM (
  SELECT decision, decided_at, band, company_id, domain, name
  FROM decisions_v1 FINAL
  WHERE decision IN (SELECT decision FROM decisions_v1 WHERE ${names})
  ORDER BY version DESC
  LIMIT 1 BY decision)
WHERE ${names}
ORDER BY decided_at DESC
LIMIT 5000`,
  parameters: z.object({
    companyIds: z.array(z.number().int()).max(10_000),
    /** '' for none, as the name. */
    domain: z.string(),
    companyName: z.string(),
  }),
  row: z.object({ id: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;
