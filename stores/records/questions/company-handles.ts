// Handles under which registries know a company.

import { and, eq } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies, companyHandles } from '../schema/companies.ts';
import { lockCompany } from './company-lock.ts';
import { refreshCompanies } from './company-refresh-keys.ts';

/** `handle`: upper case, such as ORG-AB1-RIPE. Rejects with CompanyRefusal when it is another company's. */
export function createHandle(
  records: Records,
  by: Author,
  companyId: number,
  added: { handle: string; source: string },
): Promise<void> {
  return changeCompanies(records, 'add_handle', by, async (change) => {
    const { db } = change;
    await lockCompany(db, companyId);
    const [owner] = await db
      .select({ name: companies.name })
      .from(companyHandles)
      .innerJoin(companies, eq(companies.id, companyHandles.companyId))
      .where(eq(companyHandles.handle, added.handle))
      .limit(1);
    if (owner) throw new CompanyRefusal('handle_taken', owner.name);
    await db.insert(companyHandles).values({ ...added, companyId });
    await refreshCompanies(change, [companyId]);
  });
}

/** Rejects with CompanyRefusal when the company has no such handle. */
export function removeHandle(records: Records, by: Author, companyId: number, handle: string): Promise<void> {
  return changeCompanies(records, 'remove_handle', by, async (change) => {
    const { db } = change;
    await lockCompany(db, companyId);
    const removed = await db
      .delete(companyHandles)
      .where(and(eq(companyHandles.companyId, companyId), eq(companyHandles.handle, handle)))
      .returning({ handle: companyHandles.handle });
    if (removed.length === 0) throw new CompanyRefusal('unknown_handle');
    await refreshCompanies(change, [companyId]);
  });
}
