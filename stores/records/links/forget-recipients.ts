// Forgets who was written to long ago. That somebody wants no mail stays: the next list may have their address again.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/** Rows of one deletion: none may hold the table for long. */
const forgottenAtOnce = 5_000;

/** Answers how many were put on their list for the last time before the moment and are gone now; more may be left. */
export async function forgetRecipients({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM mail_recipients WHERE id IN (
      SELECT id FROM mail_recipients WHERE added_at < ${before} ORDER BY added_at LIMIT ${forgottenAtOnce}
    )`);
  return rowCount ?? 0;
}
