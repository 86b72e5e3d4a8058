// What stands beside the leads of one page: the main domain of each company, and when one of us last called or met somebody of it.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { membersOf } from './company-members.ts';

export interface LeadExtras extends Record<string, unknown> {
  companyId: number;
  /** '' when it has none. */
  domain: string;
  /** Milliseconds since 1970; null when never. */
  contactedMs: number | null;
}

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
      (SELECT round(extract(epoch FROM max(e.at)) * 1000)::float8 FROM leads l JOIN lead_entries e ON e.lead_id = l.id
        WHERE l.company_id IN ${membersOf(sql`c.id`)} AND e.kind IN ('call', 'meeting') AND e.removed_at IS NULL) AS "contactedMs"
    FROM unnest(${sql.param([...new Set(companyIds)])}::int[]) AS c(id)`);
  return new Map(rows.map((row) => [row.companyId, row]));
}
