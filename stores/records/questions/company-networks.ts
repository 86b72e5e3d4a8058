// The networks that a company itself uses. Ranges may lie in one another, never across one another.

import { and, eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies, companyNetworks } from '../schema/companies.ts';
import { lockCompany } from './company-lock.ts';
import { refreshCompanies } from './company-refresh-keys.ts';

export interface NewNetwork {
  /** Addresses as text, the first not after the last. */
  first: string;
  last: string;
  label: string;
  source: string;
  /** Name of who vouches for it. */
  confirmedBy: string;
}

/** Rejects with CompanyRefusal when the range is another company's or lies across another one. */
export function createNetwork(
  records: Records,
  by: Author,
  companyId: number,
  network: NewNetwork,
): Promise<void> {
  return changeCompanies(records, 'add_network', by, (change) => addNetwork(change, companyId, network));
}

/** Inside a change that does more. */
export async function addNetwork(change: Change, companyId: number, network: NewNetwork): Promise<void> {
  const { db } = change;
  await lockCompany(db, companyId);
  // Two ranges that lie across each other must not be added at the same moment.
  await db.execute(sql`SELECT pg_advisory_xact_lock(${advisoryLocks.networks})`);
  const [same] = await db
    .select({ name: companies.name })
    .from(companyNetworks)
    .innerJoin(companies, eq(companies.id, companyNetworks.companyId))
    .where(and(eq(companyNetworks.first, network.first), eq(companyNetworks.last, network.last)))
    .limit(1);
  if (same) throw new CompanyRefusal('network_taken', same.name);
  const across = await findAcross(db, network);
  if (across !== '') throw new CompanyRefusal('network_overlaps', across);
  await db.insert(companyNetworks).values({ ...network, companyId });
  await refreshCompanies(change, [companyId]);
}

/** A known range that lies partly inside and partly outside, '' when there is none. */
async function findAcross(db: Transaction, { first, last }: NewNetwork): Promise<string> {
  const { rows } = await db.execute<{ range: string }>(sql`
    SELECT host(first) || '-' || host(last) AS range FROM company_networks
    WHERE (first < ${first}::inet AND last >= ${first}::inet AND last < ${last}::inet)
       OR (first > ${first}::inet AND first <= ${last}::inet AND last > ${last}::inet)
    LIMIT 1`);
  return rows[0]?.range ?? '';
}

/** Rejects with CompanyRefusal when the company has no such network. */
export function removeNetwork(
  records: Records,
  by: Author,
  companyId: number,
  networkId: number,
): Promise<void> {
  return changeCompanies(records, 'remove_network', by, async (change) => {
    const { db } = change;
    await lockCompany(db, companyId);
    const removed = await db
      .delete(companyNetworks)
      .where(and(eq(companyNetworks.companyId, companyId), eq(companyNetworks.id, networkId)))
      .returning({ id: companyNetworks.id });
    if (removed.length === 0) throw new CompanyRefusal('unknown_network');
    await refreshCompanies(change, [companyId]);
  });
}
