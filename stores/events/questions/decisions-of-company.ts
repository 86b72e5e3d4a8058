// The decisions that name a company: one of the records by its ids (its own and those merged into it), another by its
// domain, or by its name where no domain is known. Soft matches are left out: they are nobody's visits.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

export const decisionsOfCompany = {
  name: 'decisions-of-company',
  sql: `SELECT toString(decision) AS id
FROM decisions_v1 FINAL
WHERE band IN ('verified', 'high', 'medium') AND (company_id IN {companyIds: Array(UInt32)}
  OR (company_id = 0 AND domain != '' AND domain = {domain: String})
  OR (company_id = 0 AND domain = '' AND name != '' AND name = {companyName: String}))
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
