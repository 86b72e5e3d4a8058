// What the mail about a hand-over says: from whom, and which leads, as they stand when it goes out.

import { sql } from 'drizzle-orm';
import { joinStanding } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';

export interface HandedOverFacts {
  readonly from: string;
  readonly by: string;
  readonly leads: readonly HandedOverLead[];
  /** Of all, also of those that `leads` leaves out. */
  readonly count: number;
}

interface HandedOverLead extends Record<string, unknown> {
  leadId: number;
  company: string;
  nextStep: string;
  count: number;
}

/** Undefined when it was taken back, or none of the leads is the colleague's any more. */
export async function readHandedOver(
  { db }: Pick<Records, 'db'>,
  id: number,
  limit: number,
): Promise<HandedOverFacts | undefined> {
  const { rows } = await db.execute<HandedOverLead & { from: string; by: string }>(sql`
    SELECT l.id::float8 AS "leadId", c.name AS company, l.next_step AS "nextStep", coalesce(u.name, '') AS "from",
      h.by_name AS by, count(*) OVER ()::float8 AS count
    FROM hand_overs h
    JOIN leads l ON l.id IN (SELECT (x ->> 'leadId')::bigint FROM jsonb_array_elements(h.changes) AS x)
      AND l.owner_id = h.to_id
    ${joinStanding(sql`l.company_id`)} LEFT JOIN users u ON u.id = h.from_id
    WHERE h.id = ${id} AND h.undone_at IS NULL ORDER BY l.next_step_at NULLS LAST, l.id LIMIT ${limit}`);
  const [first] = rows;
  if (first === undefined) return undefined;
  return { from: first.from, by: first.by, count: first.count, leads: rows };
}
