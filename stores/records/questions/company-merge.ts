// Says that two companies are one, and takes that back. A merge is an edge: nothing moves. Of two open leads one ends.

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import { refreshContactsOfCompanies } from '../leads/keep-contacts.ts';
import { endMergedLead, findMergedLeads, reopenMergedLead } from '../leads/settle-merged-leads.ts';
import type { Records } from '../open-records.ts';
import { companies } from '../schema/companies.ts';
import { companyMerges } from '../schema/company-history.ts';
import { dueCompanies, dueLeadsOf } from '../scores/due-scoring.ts';
import { type CompanyRow, lockCompany } from './company-lock.ts';

export interface WantedMerge {
  /** Goes under `intoId`. */
  readonly companyId: number;
  readonly intoId: number;
  readonly reason: string;
  /** The lead that goes on where both have an open one; undefined: the first that `findMergedLeads` tells. */
  readonly keptLeadId?: number | undefined;
}

/** `companyId` goes under `intoId`. Rejects with CompanyRefusal. */
export function mergeCompany(
  records: Records,
  by: Author,
  companyId: number,
  intoId: number,
  reason: string,
  keptLeadId?: number,
): Promise<void> {
  return changeCompanies(records, 'merge_companies', by, (change) =>
    addMerge(change, { companyId, intoId, reason, keptLeadId }),
  );
}

/** Inside a change that does more. Both must stand by themselves, so that no ring can come about. */
export async function addMerge(change: Change, wanted: WantedMerge): Promise<void> {
  const { companyId, intoId, reason } = wanted;
  const { db, by, changeId } = change;
  if (companyId === intoId) throw new CompanyRefusal('same_company');
  const ids = [companyId, intoId];
  for (const { mergedIntoId, name } of await lockBoth(db, ids))
    if (mergedIntoId !== null) throw new CompanyRefusal('company_merged', name);
  await dueLeadsOf(db, ids);
  const leadChangeId = await settleLeads(change, wanted);
  await db
    .insert(companyMerges)
    .values({ companyId, intoId, reason, byId: by.id, byName: by.name, leadChangeId });
  await db.update(companies).set({ mergedIntoId: intoId }).where(eq(companies.id, companyId));
  await touch(change, ids, changeId);
  await refreshContactsOfCompanies(db, ids);
}

/** Answers the number of the change that ended a lead; null when there are not two. */
async function settleLeads(
  { db, by }: Change,
  { companyId, intoId, reason, keptLeadId }: WantedMerge,
): Promise<number | null> {
  const [leads = []] = await findMergedLeads(db, [[companyId, intoId]]);
  const kept = keptLeadId ?? leads[0]?.leadId;
  if (keptLeadId !== undefined && !leads.some(({ leadId }) => leadId === keptLeadId))
    throw new CompanyRefusal('leads_changed');
  const ended = leads.find(({ leadId }) => leadId !== kept);
  if (ended === undefined || kept === undefined) return null;
  return endMergedLead(db, by, { endedId: ended.leadId, keptId: kept, reason });
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
  const intoId = await findInto(db, companyId);
  const [company] = await lockBoth(db, [companyId, intoId]);
  if (company?.mergedIntoId !== intoId) throw new CompanyRefusal('company_not_merged');
  await dueLeadsOf(db, [companyId, intoId]);
  const [merge] = await db
    .update(companyMerges)
    .set({ undoneAt: sql`now()`, undoneById: by.id, undoneByName: by.name, undoneReason: reason })
    .where(and(eq(companyMerges.companyId, companyId), isNull(companyMerges.undoneAt)))
    .returning({ leadChangeId: companyMerges.leadChangeId });
  await db.update(companies).set({ mergedIntoId: null }).where(eq(companies.id, companyId));
  if (merge?.leadChangeId != null) await reopenMergedLead(db, by, merge.leadChangeId, reason);
  await touch(change, [companyId, intoId], changeId);
  await refreshContactsOfCompanies(db, [companyId, intoId]);
}

async function findInto(db: Transaction, companyId: number): Promise<number> {
  const [row] = await db
    .select({ intoId: companies.mergedIntoId })
    .from(companies)
    .where(and(eq(companies.id, companyId), isNull(companies.removedAt)))
    .limit(1);
  if (row === undefined) throw new CompanyRefusal('unknown_company');
  if (row.intoId === null) throw new CompanyRefusal('company_not_merged');
  return row.intoId;
}

/** In one order everywhere, so that two merges of the same two do not wait for each other; answers them as they were asked for. */
async function lockBoth(db: Transaction, ids: readonly number[]): Promise<CompanyRow[]> {
  const rows = new Map<number, CompanyRow>();
  for (const id of ids.toSorted((one, other) => one - other)) rows.set(id, await lockCompany(db, id));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

async function touch({ db }: Change, ids: readonly number[], changeId: number): Promise<void> {
  for (const id of ids)
    await db.update(companies).set({ changeId, changedAt: sql`now()` }).where(eq(companies.id, id));
  await dueCompanies(db, ids);
}
