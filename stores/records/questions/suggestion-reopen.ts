// Takes the answer to a suggestion back, and what it did: the question is open again, so that a slip can be mended.

import { and, eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { type Change, changeCompanies } from '../change-companies.ts';
import { CompanyRefusal } from '../company-refusal.ts';
import type { Records } from '../open-records.ts';
import { companies, companyAliases, companyNetworks } from '../schema/companies.ts';
import { suggestions } from '../schema/company-history.ts';
import { lockCompany } from './company-lock.ts';
import { dropMerge } from './company-merge.ts';
import { refreshCompanies } from './company-refresh-keys.ts';

type SuggestionRow = typeof suggestions.$inferSelect;

/**
 * Does nothing to an open one. What somebody has taken back by another way stays so. `reason` is kept with a merge. Rejects with
 * CompanyRefusal when there is no such suggestion.
 */
export function reopenSuggestion(records: Records, by: Author, id: number, reason: string): Promise<void> {
  return changeCompanies(records, 'reopen_suggestion', by, async (change) => {
    const { db } = change;
    const [row] = await db.select().from(suggestions).where(eq(suggestions.id, id)).limit(1).for('update');
    if (!row) throw new CompanyRefusal('unknown_suggestion');
    if (row.state === 'open') return;
    if (row.state === 'accepted') await takeBack(change, row, reason);
    await db
      .update(suggestions)
      .set({ state: 'open', decidedAt: null, decidedById: null, decidedByName: null })
      .where(eq(suggestions.id, id));
  });
}

async function takeBack(change: Change, row: SuggestionRow, reason: string): Promise<void> {
  const { db } = change;
  const { id, kind, companyId, otherId } = row;
  if (kind === 'possible_duplicate') {
    if (otherId !== null && (await isMergedInto(change, otherId, companyId)))
      await dropMerge(change, otherId, reason);
    return;
  }
  await lockCompany(db, companyId);
  const parts = kind === 'fuzzy_match' ? companyAliases : companyNetworks;
  await db.delete(parts).where(and(eq(parts.companyId, companyId), eq(parts.source, `suggestion:${id}`)));
  await refreshCompanies(change, [companyId]);
}

async function isMergedInto({ db }: Change, id: number, intoId: number): Promise<boolean> {
  const [row] = await db
    .select({ is: sql<boolean>`${companies.mergedIntoId} = ${intoId}` })
    .from(companies)
    .where(eq(companies.id, id))
    .limit(1);
  return row?.is === true;
}
