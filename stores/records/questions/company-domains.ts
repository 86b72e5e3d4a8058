// The domains of a company: add, change what for, take away. One domain belongs to one company.

import { and, eq } from 'drizzle-orm';
import type { Author, DomainKind } from '#contract/company.ts';
import { type Change, changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies, companyDomains } from '../schema/companies.ts';
import { lockCompany } from './company-lock.ts';
import { refreshCompanies } from './company-refresh-keys.ts';

export interface NewDomain {
  /** Registrable, lower case. */
  domain: string;
  kind: DomainKind;
  /** 0 to 1. */
  confidence: number;
  source: string;
}

/** The same domain again changes its kind and confidence. Rejects with CompanyRefusal. */
export function keepDomain(
  records: Records,
  by: Author,
  companyId: number,
  domain: NewDomain,
): Promise<void> {
  return changeCompanies(records, 'keep_domain', by, async (change) => {
    await lockCompany(change.db, companyId);
    await addDomain(change, companyId, domain);
    await refreshCompanies(change, [companyId]);
  });
}

/** Inside a change that refreshes the company afterwards. A company has one primary domain: the newest one named so. */
export async function addDomain({ db }: Change, companyId: number, added: NewDomain): Promise<void> {
  const [owner] = await db
    .select({ id: companies.id, name: companies.name })
    .from(companyDomains)
    .innerJoin(companies, eq(companies.id, companyDomains.companyId))
    .where(eq(companyDomains.domain, added.domain))
    .limit(1);
  if (owner && owner.id !== companyId) throw new CompanyRefusal('domain_taken', owner.name);
  if (added.kind === 'primary')
    await db
      .update(companyDomains)
      .set({ kind: 'alias' })
      .where(and(eq(companyDomains.companyId, companyId), eq(companyDomains.kind, 'primary')));
  const { kind, confidence } = added;
  if (owner)
    await db.update(companyDomains).set({ kind, confidence }).where(eq(companyDomains.domain, added.domain));
  else await db.insert(companyDomains).values({ ...added, companyId });
}

/** Rejects with CompanyRefusal when the company has no such domain. */
export function removeDomain(records: Records, by: Author, companyId: number, domain: string): Promise<void> {
  return changeCompanies(records, 'remove_domain', by, async (change) => {
    const { db } = change;
    await lockCompany(db, companyId);
    const removed = await db
      .delete(companyDomains)
      .where(and(eq(companyDomains.companyId, companyId), eq(companyDomains.domain, domain)))
      .returning({ domain: companyDomains.domain });
    if (removed.length === 0) throw new CompanyRefusal('unknown_domain');
    await refreshCompanies(change, [companyId]);
  });
}
