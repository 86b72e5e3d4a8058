// Says that two companies are one, and takes that back. A merge is an edge: nothing moves.

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { type Change, changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies } from '../schema/companies.ts';
import { companyMerges } from '../schema/company-history.ts';
import { dueCompanies } from '../scores/due-scoring.ts';
import { lockCompany } from './company-lock.ts';

/** `companyId` goes under `intoId`. Rejects with CompanyRefusal. */
export function mergeCompany(
  records: Records,
  by: Author,
  companyId: number,
  intoId: number,
  reason: string,
): Promise<void> {
  return changeCompanies(records, 'merge_companies', by, (change) =>
    addMerge(change, companyId, intoId, reason),
  );
}

/** Inside a change that does more. Both must stand by themselves, so that no ring can come about. */
export async function addMerge(
  change: Change,
  companyId: number,
  intoId: number,
  reason: string,
): Promise<void> {
  const { db, by, changeId } = change;
  if (companyId === intoId) throw new CompanyRefusal('same_company');
  // In one order everywhere, so that two merges of the same two do not wait for each other.
  const ids = [companyId, intoId].sort((one, other) => one - other);
  for (const id of ids) {
    const { mergedIntoId, name } = await lockCompany(db, id);
    if (mergedIntoId !== null) throw new CompanyRefusal('company_merged', name);
  }
  await db.insert(companyMerges).values({ companyId, intoId, reason, byId: by.id, byName: by.name });
  await db.update(companies).set({ mergedIntoId: intoId }).where(eq(companies.id, companyId));
  await touch(change, ids, changeId);
}

/** Both stand as they did, with all that is theirs. Rejects with CompanyRefusal when the company is not merged. */
export function unmergeCompany(
  records: Records,
  by: Author,
  companyId: number,
  reason: string,
): Promise<void> {
  return changeCompanies(records, 'unmerge_companies', by, (change) => dropMerge(change, companyId, reason));
}

/** Inside a change that does more. */
export async function dropMerge(change: Change, companyId: number, reason: string): Promise<void> {
  const { db, by, changeId } = change;
  const { mergedIntoId } = await lockCompany(db, companyId);
  if (mergedIntoId === null) throw new CompanyRefusal('company_not_merged');
  await db
    .update(companyMerges)
    .set({ undoneAt: sql`now()`, undoneById: by.id, undoneByName: by.name, undoneReason: reason })
    .where(and(eq(companyMerges.companyId, companyId), isNull(companyMerges.undoneAt)));
  await db.update(companies).set({ mergedIntoId: null }).where(eq(companies.id, companyId));
  await touch(change, [companyId, mergedIntoId], changeId);
}

async function touch({ db }: Change, ids: readonly number[], changeId: number): Promise<void> {
  for (const id of ids)
    await db.update(companies).set({ changeId, changedAt: sql`now()` }).where(eq(companies.id, id));
  await dueCompanies(db, ids);
}
