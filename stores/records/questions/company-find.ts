// One company with everything that is its own and that of the companies merged into it.

import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import {
  companies,
  companyAliases,
  companyDomains,
  companyHandles,
  companyNetworks,
} from '../schema/companies.ts';
import { companyMerges } from '../schema/company-history.ts';
import type { CompanyRow } from './company-lock.ts';

export interface CompanyRecord {
  company: CompanyRow;
  domains: (typeof companyDomains.$inferSelect)[];
  aliases: (typeof companyAliases.$inferSelect)[];
  networks: (typeof companyNetworks.$inferSelect)[];
  handles: (typeof companyHandles.$inferSelect)[];
  parent: { id: number; name: string } | null;
  /** The first 200 by name. */
  plants: { id: number; name: string; country: string; province: string }[];
  /** The company that this one is merged into, if it is. */
  mergedInto: { id: number; name: string } | null;
  /** Merges of others into it that hold, the newest first. */
  merges: { id: number; name: string; reason: string; byName: string; at: Date }[];
}

const partsMax = 1_000;
const plantsMax = 200;

/** Undefined when there is none with this id, or the import that made it was taken back. */
export async function findCompany(records: Records, id: number): Promise<CompanyRecord | undefined> {
  const { db } = records;
  const [company] = await db
    .select()
    .from(companies)
    .where(and(eq(companies.id, id), isNull(companies.removedAt)))
    .limit(1);
  if (!company) return undefined;
  const ids = await listMerged(records, id);
  return {
    company,
    domains: await db
      .select()
      .from(companyDomains)
      .where(inArray(companyDomains.companyId, ids))
      .orderBy(sql`${companyDomains.kind} <> 'primary'`, asc(companyDomains.domain))
      .limit(partsMax),
    aliases: await db
      .select()
      .from(companyAliases)
      .where(inArray(companyAliases.companyId, ids))
      .orderBy(asc(companyAliases.name), asc(companyAliases.id))
      .limit(partsMax),
    networks: await db
      .select()
      .from(companyNetworks)
      .where(inArray(companyNetworks.companyId, ids))
      .orderBy(asc(companyNetworks.first), desc(companyNetworks.last))
      .limit(partsMax),
    handles: await db
      .select()
      .from(companyHandles)
      .where(inArray(companyHandles.companyId, ids))
      .orderBy(asc(companyHandles.handle))
      .limit(partsMax),
    parent: await nameOf(records, company.parentId),
    plants: await listPlants(records, ids),
    mergedInto: await nameOf(records, company.mergedIntoId),
    merges: await listMerges(records, id),
  };
}

/** The company and all that amount to it, through merges of merges. */
async function listMerged({ db }: Records, id: number): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    WITH RECURSIVE merged(id) AS (
      SELECT ${id}::integer
      UNION
      SELECT c.id FROM merged JOIN companies c ON c.merged_into_id = merged.id
    )
    SELECT id FROM merged ORDER BY id LIMIT ${partsMax}`);
  return rows.map((row) => row.id);
}

/** A parent that was merged is the company that it was merged into. */
async function nameOf({ db }: Records, id: number | null): Promise<{ id: number; name: string } | null> {
  if (id === null) return null;
  const { rows } = await db.execute<{ id: number; name: string }>(sql`
    WITH RECURSIVE up(id, into_id, name) AS (
      SELECT id, merged_into_id, name FROM companies WHERE id = ${id}
      UNION
      SELECT c.id, c.merged_into_id, c.name FROM up JOIN companies c ON c.id = up.into_id
    )
    SELECT id, name FROM up WHERE into_id IS NULL LIMIT 1`);
  return rows[0] ?? null;
}

async function listPlants({ db }: Records, parentIds: readonly number[]): Promise<CompanyRecord['plants']> {
  const { id, name, country, province } = companies;
  return db
    .select({ id, name, country, province })
    .from(companies)
    .where(
      and(
        inArray(companies.parentId, [...parentIds]),
        isNull(companies.removedAt),
        isNull(companies.mergedIntoId),
        ne(companies.id, parentIds[0] ?? 0),
      ),
    )
    .orderBy(asc(companies.nameSort), asc(companies.id))
    .limit(plantsMax);
}

async function listMerges({ db }: Records, intoId: number): Promise<CompanyRecord['merges']> {
  return db
    .select({
      id: companies.id,
      name: companies.name,
      reason: companyMerges.reason,
      byName: companyMerges.byName,
      at: companyMerges.at,
    })
    .from(companyMerges)
    .innerJoin(companies, eq(companies.id, companyMerges.companyId))
    .where(and(eq(companyMerges.intoId, intoId), isNull(companyMerges.undoneAt)))
    .orderBy(desc(companyMerges.at), desc(companyMerges.id))
    .limit(partsMax);
}
