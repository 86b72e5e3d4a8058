// An administrator has addresses written to again that a mailing tool no longer wrote to: a mailbox that was full, or contacts that a
// list's owner unsubscribed there. What the person said stays.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/** `emails`: lower case. On all sites; a complaint is the person's own word, and stays. Answers how many were lifted. */
export async function liftToldRefusals({ db }: Records, emails: readonly string[]): Promise<number> {
  const isMeant = sql`lower(email) = ANY(${sql.param([...emails])}::text[]) AND unsubscribed_by = 'provider'
    AND told_kind IS DISTINCT FROM 'complained'`;
  return db.transaction(async (tx) => {
    const emptied = await tx.execute(
      sql`DELETE FROM mail_refusals WHERE ${isMeant} AND withdrawn_at IS NULL`,
    );
    const changed = await tx.execute(sql`
      UPDATE mail_refusals SET unsubscribed_at = NULL, unsubscribed_by = NULL, told_kind = NULL, told_by = NULL WHERE ${isMeant}`);
    return (emptied.rowCount ?? 0) + (changed.rowCount ?? 0);
  });
}
