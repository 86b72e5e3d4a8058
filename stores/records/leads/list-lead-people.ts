// Known people of one company, whoever was met last first: by the domain of their address, and by what they did in its name.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export interface LeadPersonRow extends Record<string, unknown> {
  id: number;
  /** Of the key that comes first. */
  key: string;
  name: string;
  email: string;
  /** Confirmed; '' when none is: anybody can claim a number. */
  phone: string;
  jobTitle: string;
  isConfirmed: boolean;
  /** Milliseconds since 1970. */
  lastMs: number;
}

/** `actorIds`: persons on the lines of its ledger. */
export async function listLeadPeople(
  { db }: Pick<Records, 'db'>,
  { companyId, actorIds, limit }: { companyId: number; actorIds: readonly number[]; limit: number },
): Promise<LeadPersonRow[]> {
  const { rows } = await db.execute<LeadPersonRow>(sql`
    WITH RECURSIVE members(id) AS (
      SELECT ${companyId}::int UNION SELECT c.id FROM members m JOIN companies c ON c.merged_into_id = m.id
    ), found AS (
      SELECT c.person_id FROM company_domains d JOIN person_cards c ON c.domain = d.domain AND c.domain <> ''
      WHERE d.company_id IN (SELECT id FROM members)
      UNION SELECT unnest(${sql.param([...actorIds])}::bigint[])
    )
    SELECT c.person_id::float8 AS id, k.key, c.name, c.email, c.job_title AS "jobTitle", c.is_confirmed AS "isConfirmed",
      round(extract(epoch FROM c.last_at) * 1000)::float8 AS "lastMs",
      coalesce((SELECT v.value FROM identity_keys o JOIN person_values v ON v.key_id = o.id
        WHERE o.person_id = c.person_id AND v.field = 'phone' AND v.confidence = 'confirmed'
        ORDER BY v.last_at DESC LIMIT 1), '') AS phone
    FROM found f JOIN person_cards c ON c.person_id = f.person_id JOIN identity_keys k ON k.id = c.person_id
    ORDER BY c.last_at DESC, c.person_id DESC LIMIT ${limit}`);
  return rows;
}
