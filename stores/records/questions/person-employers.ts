// For whom one person has worked, the oldest first.

import { sql } from 'drizzle-orm';
import type { Employment } from '#intelligence/identity/trace-employers.ts';
import type { Records } from '../open-records.ts';

const employersMax = 100;

export async function listEmployers({ db }: Pick<Records, 'db'>, personId: number): Promise<Employment[]> {
  const { rows } = await db.execute<Record<string, unknown> & Employment>(sql`
    SELECT name, domain, job_title AS "jobTitle", source,
      round(extract(epoch FROM first_at) * 1000)::float8 AS "firstMs",
      round(extract(epoch FROM last_at) * 1000)::float8 AS "lastMs"
    FROM person_employers WHERE person_id = ${personId} ORDER BY place LIMIT ${employersMax}`);
  return rows;
}
