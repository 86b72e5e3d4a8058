// The only way to change anything about companies: one transaction with its number and, at its end, its place in the order
// of all such changes. Caches ask for what came after the last revision they have seen, so none is missed.

import { eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { advisoryLocks } from './advisory-locks.ts';
import { orRefuse } from './company-refusal.ts';
import { refreshKeptOfCompanies } from './leads/keep-lead-company.ts';
import type { Records } from './open-records.ts';
import { refreshOrderOwners } from './orders/keep-order-owners.ts';
import { companyChanges } from './schema/company-history.ts';
import { dueChangedCompanies } from './scores/due-scoring.ts';

export type Transaction = Parameters<Parameters<Records['db']['transaction']>[0]>[0];

export interface Change {
  readonly db: Transaction;
  /** Written to every company that is touched, or to which something that is touched belongs. */
  readonly changeId: number;
  readonly by: Author;
}

/**
 * `action`: verb and thing, such as `merge_companies`. What `work` throws takes everything back: a CompanyRefusal when it
 * may not be.
 */
export async function changeCompanies<T>(
  records: Records,
  action: string,
  by: Author,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const run = () => records.db.transaction((db) => changeWithin(db, action, by, work));
  return orRefuse(run);
}

/** The same in a transaction that does more. Last of all: others wait for their place in the order until it ends. */
export async function changeWithin<T>(
  db: Transaction,
  action: string,
  by: Author,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const [row] = await db
    .insert(companyChanges)
    .values({ action, byId: by.id, byName: by.name })
    .returning({ id: companyChanges.id });
  if (!row) throw new Error('The change was not kept; PostgreSQL answered no row.');
  const result = await work({ db, changeId: row.id, by });
  await dueChangedCompanies(db, row.id);
  await refreshKeptOfCompanies(db, row.id);
  // Held until the commit: revisions are given out in the order in which changes become visible.
  await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.revisions})`);
  await refreshOrderOwners(db, row.id);
  await db
    .update(companyChanges)
    .set({ revision: sql`(SELECT coalesce(max(revision), 0) + 1 FROM company_changes)` })
    .where(eq(companyChanges.id, row.id));
  return result;
}
