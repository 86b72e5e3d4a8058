// The persons that a merge or a proof speaks of.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/** By number; none where there is no such fact. */
export async function listTiePersons({ db }: Records, factId: string): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    SELECT DISTINCT k.person_id::float8 AS id FROM identity_facts f
    JOIN identity_keys k ON k.id = ANY(f.keys) JOIN person_cards c ON c.person_id = k.person_id
    WHERE f.id = ${factId} ORDER BY id LIMIT 100`);
  return rows.map(({ id }) => id);
}
