// Works out anew what companies are found by, and marks them as changed. Called in the transaction that changed them or
// anything that belongs to them.

import { inArray, sql } from 'drizzle-orm';
import { companyKeys } from '#intelligence/company/known/company-keys.ts';
import type { Change } from '../change-companies.ts';
import { companies, companyAliases, companyDomains } from '../schema/companies.ts';

/** At the most a thousand in a call. */
export async function refreshCompanies({ db, changeId }: Change, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = [...ids];
  const rows = await db
    .select({
      id: companies.id,
      name: companies.name,
      legalName: companies.legalName,
      vatNumber: companies.vatNumber,
      fiscalCode: companies.fiscalCode,
      externalId: companies.externalId,
    })
    .from(companies)
    .where(inArray(companies.id, wanted))
    .limit(1_000);
  const aliases = await db.select().from(companyAliases).where(inArray(companyAliases.companyId, wanted));
  const domains = await db.select().from(companyDomains).where(inArray(companyDomains.companyId, wanted));
  const updates = rows.map((row) => ({
    id: row.id,
    ...companyKeys({
      ...row,
      aliases: aliases.filter(({ companyId }) => companyId === row.id).map(({ name }) => name),
      domains: domains.filter(({ companyId }) => companyId === row.id).map(({ domain }) => domain),
    }),
  }));
  await db.execute(sql`
    UPDATE companies c
    SET name_sort = k."nameSort",
        name_keys = k."nameKeys",
        name_orders = k."nameOrders",
        search = array_to_tsvector(k.words),
        changed_at = now(),
        change_id = ${changeId}
    FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb)
      AS k(id integer, "nameSort" text, "nameKeys" text[], "nameOrders" text[], words text[])
    WHERE c.id = k.id`);
}
