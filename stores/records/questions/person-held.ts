// Keys that are held back because they collect what no one person has.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { HeldFor } from '../schema/persons.ts';

export interface HeldKey extends Record<string, unknown> {
  id: number;
  key: string;
  personId: number;
  heldFor: HeldFor;
  heldMs: number;
  browsers: number;
}

const heldMax = 200;

/** The newest first. */
export async function listHeldKeys({ db }: Records): Promise<HeldKey[]> {
  const { rows } = await db.execute<HeldKey>(sql`
    SELECT id::float8 AS id, key, person_id::float8 AS "personId", held_for AS "heldFor",
      round(extract(epoch FROM held_at) * 1000)::float8 AS "heldMs", browsers
    FROM identity_keys WHERE held_for <> '' ORDER BY held_at DESC, id DESC LIMIT ${heldMax}`);
  return rows;
}
