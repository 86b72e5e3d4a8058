// Holds a company for the rest of a transaction, so that two people who change it at once do so one after the other. Whoever holds
// more takes it in one order, so that nobody waits for ever: companies by number, then orders (`lock-buyers.ts`), then rows of
// `scoring_due`, then leads by number.

import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import { companies } from '../schema/companies.ts';

export type CompanyRow = typeof companies.$inferSelect;

/** The columns that `search` is made of are there; the words themselves stay in the database. */
export async function lockCompany(db: Transaction, id: number): Promise<CompanyRow> {
  const [row] = await db
    .select()
    .from(companies)
    .where(and(eq(companies.id, id), isNull(companies.removedAt)))
    .limit(1)
    // Not against those who write what belongs to it, such as its score: they hold its row of `scoring_due`.
    .for('no key update');
  if (!row) throw new CompanyRefusal('unknown_company');
  return row;
}
