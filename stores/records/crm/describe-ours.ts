// What tells two companies of ours apart, for whoever says whether they are one.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface OurFacts {
  readonly companyId: number;
  readonly name: string;
  readonly vatNumber: string;
  /** The primary one first. */
  readonly domains: readonly string[];
  /** '' for none. */
  readonly ownerName: string;
  /** Somebody works on a lead of it. */
  readonly isLead: boolean;
}

const domainsMax = 20;

/** Those of these that stand here, by themselves or merged into another. */
export async function describeOurs({ db }: Records, ids: readonly number[]): Promise<OurFacts[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<Record<string, unknown> & OurFacts>(sql`
    SELECT c.id AS "companyId", c.name, c.vat_number AS "vatNumber", c.owner_name AS "ownerName",
      ARRAY(SELECT d.domain FROM company_domains d WHERE d.company_id = c.id
        ORDER BY d.kind <> 'primary', d.domain LIMIT ${domainsMax}) AS domains,
      EXISTS (SELECT FROM leads l WHERE l.company_id = c.id AND l.closed_at IS NULL) AS "isLead"
    FROM companies c WHERE c.id = ANY(${sql.param([...ids])}::int[]) AND c.removed_at IS NULL LIMIT ${ids.length}`);
  return rows;
}
