// Lets one process of the installation at a time do a piece of work; the others leave it to that one.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';

/**
 * Does `work` while this process alone holds the lock `name`; answers undefined, without doing it, when another holds it.
 * The lock goes with the connection, so that no dead process keeps it; one of those for locks alone is taken for the whole of `work`.
 */
export async function whileHoldingLock<T>(
  records: Pick<Records, 'locks'>,
  name: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  return records.locks.transaction(async (tx) => {
    // Held by a transaction, the lock also works through a pooler that hands connections round.
    await tx.execute(sql`SET LOCAL idle_in_transaction_session_timeout = 0`);
    const { rows } = await tx.execute<{ held: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`fiuto ${name}`}, 0)) AS held LIMIT 1`,
    );
    return rows[0]?.held === true ? work() : undefined;
  });
}
