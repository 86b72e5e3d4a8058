// What a mail about a hand-over says: from whom, to whom, and which leads, as they stand when it goes out.

import { type SQL, sql } from 'drizzle-orm';
import { joinStanding } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import type { HandOverNews } from './tell-handed-over.ts';

export interface HandedOverFacts {
  readonly from: string;
  readonly to: string;
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

/** Which of the leads are still as the news says. */
const stillSo: Readonly<Record<HandOverNews, SQL>> = {
  hand_over: sql`l.owner_id = h.to_id AND h.undone_at IS NULL`,
  leads_given_away: sql`l.owner_id IS DISTINCT FROM h.from_id AND h.undone_at IS NULL`,
  leads_taken_back: sql`l.owner_id = h.from_id AND h.undone_at IS NOT NULL`,
};

/** Undefined when none of the leads is any more as it says. */
export async function readHandedOver(
  { db }: Pick<Records, 'db'>,
  { id, what }: { readonly id: number; readonly what: HandOverNews },
  limit: number,
): Promise<HandedOverFacts | undefined> {
  const { rows } = await db.execute<HandedOverLead & Pick<HandedOverFacts, 'from' | 'to' | 'by'>>(sql`
    SELECT l.id::float8 AS "leadId", c.name AS company, l.next_step AS "nextStep", coalesce(u.name, '') AS "from",
      t.name AS "to", h.by_name AS by, count(*) OVER ()::float8 AS count
    FROM hand_overs h
    JOIN leads l ON l.id IN (SELECT (x ->> 'leadId')::bigint FROM jsonb_array_elements(h.changes) AS x)
      AND ${stillSo[what]}
    ${joinStanding(sql`l.company_id`)} LEFT JOIN users u ON u.id = h.from_id
    JOIN users t ON t.id = h.to_id
    WHERE h.id = ${id} ORDER BY l.next_step_at NULLS LAST, l.id LIMIT ${limit}`);
  const [first] = rows;
  if (first === undefined) return undefined;
  return { from: first.from, to: first.to, by: first.by, count: first.count, leads: rows };
}
