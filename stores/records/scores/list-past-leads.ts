// Leads that were made since a moment, with what was noted of them then and where they stand, to learn from.

import { sql } from 'drizzle-orm';
import type { LeadAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import type { Records } from '../open-records.ts';

export interface PastLeadRow extends Record<string, unknown> {
  stage: string;
  /** Milliseconds since 1970; null while it is open. */
  closedMs: number | null;
  madeMs: number;
  /** Null for leads that were made before anything was noted. */
  first: LeadAtFirst | null;
}

/** The latest first. */
export async function listPastLeads(
  { db }: Pick<Records, 'db'>,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<PastLeadRow[]> {
  const { rows } = await db.execute<PastLeadRow>(sql`
    SELECT stage, round(extract(epoch FROM closed_at) * 1000)::float8 AS "closedMs",
      round(extract(epoch FROM created_at) * 1000)::float8 AS "madeMs", at_first AS first
    FROM leads WHERE created_at >= ${since} ORDER BY created_at DESC, id DESC LIMIT ${limit}`);
  return rows;
}
