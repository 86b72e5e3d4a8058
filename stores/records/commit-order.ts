// Makes numbers of rows follow the order of commits: whoever reads on from the highest number it knows would otherwise miss a
// row whose transaction took its number earlier and committed later.

import { sql } from 'drizzle-orm';
import { advisoryLocks } from './advisory-locks.ts';
import type { Records } from './open-records.ts';

type RecordsTransaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

/** Holds until the transaction ends; take it before the first insert. */
export async function inCommitOrder(
  db: Pick<RecordsTransaction, 'execute'>,
  table: 'erased_keys' | 'withdrawals' | 'withdrawn_browsers',
): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks[table]})`);
}
