// Whether any company is due to be worked out, asked often.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

export async function hasDue({ db }: Records): Promise<boolean> {
  const { rows } = await db.execute<{ due: boolean }>(sql`
    SELECT EXISTS (SELECT FROM scoring_due WHERE due_at <= now() AND (taken_until IS NULL OR taken_until < now())) AS due`);
  return rows[0]?.due === true;
}
