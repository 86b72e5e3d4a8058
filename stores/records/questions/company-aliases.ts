// Other names of a company: brands, former names, the way that registries write it.

import { and, eq } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { type Change, changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companyAliases } from '../schema/companies.ts';
import { lockCompany } from './company-lock.ts';
import { refreshCompanies } from './company-refresh-keys.ts';

/** Rejects with CompanyRefusal when the company has the name already. */
export function createAlias(
  records: Records,
  by: Author,
  companyId: number,
  alias: { name: string; source: string },
): Promise<void> {
  return changeCompanies(records, 'add_alias', by, (change) => addAlias(change, companyId, alias));
}

/** Inside a change that does more. */
export async function addAlias(
  change: Change,
  companyId: number,
  alias: { name: string; source: string },
): Promise<void> {
  await lockCompany(change.db, companyId);
  await change.db.insert(companyAliases).values({ ...alias, companyId });
  await refreshCompanies(change, [companyId]);
}

/** Rejects with CompanyRefusal when the company has no such name. */
export function removeAlias(records: Records, by: Author, companyId: number, aliasId: number): Promise<void> {
  return changeCompanies(records, 'remove_alias', by, async (change) => {
    const { db } = change;
    await lockCompany(db, companyId);
    const removed = await db
      .delete(companyAliases)
      .where(and(eq(companyAliases.companyId, companyId), eq(companyAliases.id, aliasId)))
      .returning({ id: companyAliases.id });
    if (removed.length === 0) throw new CompanyRefusal('unknown_alias');
    await refreshCompanies(change, [companyId]);
  });
}
