// What stands beside the leads of one page: the main domain of each company, and when one of us, or somebody who works in a CRM, last
// called or met somebody of it.

import { sql } from 'drizzle-orm';
import { toldThere } from '../crm/crm-contacts.ts';
import type { Records } from '../open-records.ts';
import { membersOf } from './company-members.ts';

export interface LeadExtras extends Record<string, unknown> {
  companyId: number;
  /** '' when it has none. */
  domain: string;
  /** Milliseconds since 1970; null when never. */
  contactedMs: number | null;
  /** Name of the connection to the CRM that tells it; '' when it was written down here. */
  contactedIn: string;
}

/** Of a company `c`: ours, and that of each CRM. */
const lastContacts = sql`
  SELECT max(e.at) AS at, '' AS crm FROM leads l JOIN lead_entries e ON e.lead_id = l.id
  WHERE l.company_id IN ${membersOf(sql`c.id`)} AND e.kind IN ('call', 'meeting') AND e.removed_at IS NULL
  UNION ALL SELECT max(k.contacted_at), n.name FROM crm_links k JOIN crm_connections n ON n.id = k.crm_id
  WHERE ${toldThere(sql`IN ${membersOf(sql`c.id`)}`)} GROUP BY n.id`;

/** By company. */
export async function readLeadExtras(
  { db }: Pick<Records, 'db'>,
  companyIds: readonly number[],
): Promise<Map<number, LeadExtras>> {
  if (companyIds.length === 0) return new Map();
  const { rows } = await db.execute<LeadExtras>(sql`
    SELECT c.id AS "companyId",
      coalesce((SELECT d.domain FROM company_domains d WHERE d.company_id = c.id
        ORDER BY d.kind <> 'primary', d.domain LIMIT 1), '') AS domain,
      round(extract(epoch FROM last.at) * 1000)::float8 AS "contactedMs", coalesce(last.crm, '') AS "contactedIn"
    FROM unnest(${sql.param([...new Set(companyIds)])}::int[]) AS c(id)
    LEFT JOIN LATERAL (SELECT at, crm FROM (${lastContacts}) AS told
      WHERE at IS NOT NULL ORDER BY at DESC, crm LIMIT 1) AS last ON true`);
  return new Map(rows.map((row) => [row.companyId, row]));
}
