// Companies of which anybody was seen since a moment, whoever was seen last first, each with how its last lead stands.

import { sql } from 'drizzle-orm';
import { membersOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

export interface SeenCompany extends Record<string, unknown> {
  id: number;
  name: string;
  leadId: number | null;
  /** Of that lead; '' when there is none. */
  stage: string;
  isOpen: boolean;
}

export async function listSeenCompanies(
  { db }: Pick<Records, 'db'>,
  { sinceMs, limit }: { sinceMs: number; limit: number },
): Promise<SeenCompany[]> {
  const { rows } = await db.execute<SeenCompany>(sql`
    SELECT s.company_id AS id, c.name, l.id::float8 AS "leadId", coalesce(l.stage, '') AS stage, l.closed_at IS NULL AS "isOpen"
    FROM company_scores s JOIN companies c ON c.id = s.company_id
    LEFT JOIN LATERAL (SELECT id, stage, closed_at FROM leads WHERE company_id IN ${membersOf(sql`s.company_id`)}
      ORDER BY closed_at DESC NULLS FIRST, id DESC LIMIT 1) AS l ON true
    WHERE s.last_event_at >= to_timestamp(${sinceMs} / 1000.0) AND c.status <> 'customer'
    ORDER BY s.last_event_at DESC, s.company_id LIMIT ${limit}`);
  return rows;
}
