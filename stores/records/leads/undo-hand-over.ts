// Takes a hand-over back: every lead, task and company goes back to whoever had it, except what somebody has changed since.

import { eq, inArray } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Records } from '../open-records.ts';
import { changeCompany } from '../questions/company-create.ts';
import { companies } from '../schema/companies.ts';
import { handOvers } from '../schema/hand-overs.ts';
import { LeadRefusal, type LeadRefusalCode } from './lead-refusal.ts';
import { undoLeadChange } from './undo-lead-change.ts';

export type HandOverRow = typeof handOvers.$inferSelect;

export interface UndoneHandOver {
  /** Leads that are whoever's they were before. */
  readonly leadIds: readonly number[];
  /** Those of which something was changed since. */
  readonly refused: readonly { readonly leadId: number; readonly code: LeadRefusalCode }[];
}

export async function findHandOver({ db }: Records, id: number): Promise<HandOverRow | undefined> {
  const [row] = await db.select().from(handOvers).where(eq(handOvers.id, id)).limit(1);
  return row;
}

/** `row`: whose `fromId` is still a user. May be asked again: what is back already stays. */
export async function undoHandOver(records: Records, by: Author, row: HandOverRow): Promise<UndoneHandOver> {
  const refused = new Map<number, LeadRefusalCode>();
  // The last first, as they were made one upon the other.
  for (const { leadId, changeId } of row.changes.toReversed()) {
    try {
      await undoLeadChange(records, by, { leadId, changeId, reason: '' });
    } catch (error) {
      if (!(error instanceof LeadRefusal)) throw error;
      if (error.code !== 'undone_already') refused.set(leadId, error.code);
    }
  }
  if (row.companyIds.length > 0 && row.fromId !== null) await giveBack(records, by, row, row.fromId);
  await records.db.update(handOvers).set({ undoneAt: new Date() }).where(eq(handOvers.id, row.id));
  const leadIds = [...new Set(row.changes.map(({ leadId }) => leadId))];
  return {
    leadIds: leadIds.filter((leadId) => !refused.has(leadId)),
    refused: [...refused].map(([leadId, code]) => ({ leadId, code })),
  };
}

async function giveBack(records: Records, by: Author, row: HandOverRow, fromId: string): Promise<void> {
  const rows = await records.db
    .select({ id: companies.id, ownerId: companies.ownerId })
    .from(companies)
    .where(inArray(companies.id, row.companyIds))
    .limit(row.companyIds.length);
  for (const { id, ownerId } of rows)
    if (ownerId === row.toId) await changeCompany(records, by, id, { ownerId: fromId });
}
