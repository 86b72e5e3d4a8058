// Leads that were won or lost, with what is needed to learn from them.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface EndedLead extends Record<string, unknown> {
  companyId: number;
  stage: string;
  /** 0 to 100. */
  fit: number;
  /** When it was made and when it ended, milliseconds since 1970. */
  createdMs: number;
  closedMs: number;
}

export interface EndedQuery {
  /** Ids of the stages in which won and lost ones stand. */
  readonly stages: readonly string[];
  readonly since: Date;
  readonly limit: number;
}

/** The latest first. */
export async function listFinishedLeads(
  { db }: Pick<Records, 'db'>,
  { stages, since, limit }: EndedQuery,
): Promise<EndedLead[]> {
  const { rows } = await db.execute<EndedLead>(sql`
    SELECT company_id AS "companyId", stage, fit,
      round(extract(epoch FROM created_at) * 1000)::float8 AS "createdMs",
      round(extract(epoch FROM closed_at) * 1000)::float8 AS "closedMs"
    FROM leads WHERE closed_at >= ${since} AND stage = ANY(${sql.param([...stages])}::text[])
    ORDER BY closed_at DESC, id DESC LIMIT ${limit}`);
  return rows;
}
