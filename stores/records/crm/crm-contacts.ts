// When somebody who works in a CRM last called, met or wrote to a company, as that CRM tells it: a moment beside the link, and no entry of
// ours, since nobody here wrote it down.

import { type SQL, sql } from 'drizzle-orm';

/** Of a link `k` of one of these companies that says it. `ids`: such as `IN (1, 2)`. */
export function toldThere(ids: SQL): SQL {
  return sql`k.kind = 'company' AND k.contacted_at IS NOT NULL AND k.company_id ${ids}`;
}

/** The last moment of all CRMs, as a question in brackets. */
export function contactedThere(ids: SQL): SQL {
  return sql`(SELECT max(k.contacted_at) FROM crm_links k WHERE ${toldThere(ids)})`;
}
