// Forgets people of whom nothing was heard for as long as they may be kept. No hash stays: whoever comes back is somebody new.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { erasePerson } from './erase-person.ts';

/** Keys of one run; the next run goes on. */
const keysAtOnce = 500;

/** Answers how many keys are gone. `beforeMs`: milliseconds since 1970. */
export async function forgetPersons(records: Records, beforeMs: number): Promise<number> {
  const { rows } = await records.db.execute<{ key: string }>(sql`
    SELECT k.key FROM identity_keys k
    WHERE NOT EXISTS (SELECT FROM identity_keys o
      WHERE o.person_id = k.person_id AND o.last_at >= to_timestamp(${beforeMs}::float8 / 1000.0))
      AND k.last_at < to_timestamp(${beforeMs}::float8 / 1000.0)
    ORDER BY k.last_at, k.id LIMIT ${keysAtOnce}`);
  if (rows.length === 0) return 0;
  await erasePerson(
    records,
    rows.map(({ key }) => key),
  );
  return rows.length;
}
