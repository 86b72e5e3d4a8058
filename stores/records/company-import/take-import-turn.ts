// Imports are carried out one after the other: of two, the second sees what the first has made, and neither waits for what the other
// holds.

import { sql } from 'drizzle-orm';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Transaction } from '../change-companies.ts';

/** To the end of the transaction, which holds no company yet. */
export async function takeImportTurn(db: Transaction): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.imports})`);
}
