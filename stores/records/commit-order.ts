// Makes numbers of rows follow the order of commits: whoever reads on from the highest number it knows would otherwise miss a
// row whose transaction took its number earlier and committed later.

import { sql } from 'drizzle-orm';
import type { Records } from './open-records.ts';

type RecordsTransaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

/** Numbers that no other advisory lock of ours uses; one for each table. */
const locks = { erased_keys: 7_204_120, withdrawals: 7_204_121, withdrawn_browsers: 7_204_122 } as const;

/** Holds until the transaction ends; take it before the first insert. */
export async function inCommitOrder(
  db: Pick<RecordsTransaction, 'execute'>,
  table: keyof typeof locks,
): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(${locks[table]})`);
}
