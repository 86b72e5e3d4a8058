// The only way to change who is who: one transaction at a time over all machines, since a fact about two people must see
// every other fact about them. A batch that names nobody does not come here.

import { sql } from 'drizzle-orm';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Records } from '../open-records.ts';

export type IdentityTransaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

export function changeIdentity<T>(
  records: Records,
  work: (db: IdentityTransaction) => Promise<T>,
): Promise<T> {
  return records.db.transaction(async (db) => {
    await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.identity})`);
    return work(db);
  });
}
