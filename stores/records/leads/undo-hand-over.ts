// Takes a hand-over back: every lead, task and company goes back to whoever had it, except what somebody has changed since, and
// whoever loses them is told by mail.

import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { tellHandedOver } from '../alerts/tell-handed-over.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { changeCompany } from '../questions/company-create.ts';
import { companies } from '../schema/companies.ts';
import { handOvers } from '../schema/hand-overs.ts';
import { leads } from '../schema/leads.ts';
import { standingOf } from './company-members.ts';
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

/**
 * `row`: whose `fromId` is still a user. May be asked again after it was cut off: what is back already stays. Once it is through,
 * it does nothing more: the leads may have been given away anew.
 */
export async function undoHandOver(
  records: Records,
  by: Author,
  row: HandOverRow,
  keys: OutboxKeys,
): Promise<UndoneHandOver> {
  const leadIds = [...new Set(row.changes.map(({ leadId }) => leadId))];
  if (row.undoneAt !== null) return { leadIds: [], refused: leadIds.map(asUndone) };
  const refused = new Map<number, LeadRefusalCode>();
  // Of each lead its own change comes first. Where that is refused, its tasks stay with it.
  for (const { leadId, changeId } of row.changes) {
    if (refused.has(leadId)) continue;
    try {
      await undoLeadChange(records, by, { leadId, changeId, reason: '' });
    } catch (error) {
      if (!(error instanceof LeadRefusal)) throw error;
      if (error.code !== 'undone_already') refused.set(leadId, error.code);
    }
  }
  const back = leadIds.filter((leadId) => !refused.has(leadId));
  if (row.fromId !== null) await giveBack(records, by, row, { leadIds: back, fromId: row.fromId });
  await records.db.transaction(async (db) => {
    const isStanding = and(eq(handOvers.id, row.id), isNull(handOvers.undoneAt));
    const [ended] = await db
      .update(handOvers)
      .set({ undoneAt: new Date() })
      .where(isStanding)
      .returning({ toId: handOvers.toId });
    if (ended === undefined || back.length === 0) return;
    const told = { handOverId: row.id, byId: by.id, userId: ended.toId };
    await tellHandedOver(db, { ...told, what: 'leads_taken_back' }, keys);
  });
  return { leadIds: back, refused: [...refused].map(([leadId, code]) => ({ leadId, code })) };
}

function asUndone(leadId: number): UndoneHandOver['refused'][number] {
  return { leadId, code: 'undone_already' };
}

/** The companies of these leads, as far as they changed hands with them. */
async function giveBack(
  records: Records,
  by: Author,
  row: HandOverRow,
  { leadIds, fromId }: { leadIds: readonly number[]; fromId: string },
): Promise<void> {
  if (leadIds.length === 0 || row.companyIds.length === 0) return;
  const rows = await records.db
    .selectDistinct({ id: companies.id })
    .from(companies)
    .innerJoin(leads, inArray(leads.id, [...leadIds]))
    .where(
      and(
        inArray(companies.id, row.companyIds),
        sql`${companies.id} IN (${leads.companyId}, ${standingOf(sql`${leads.companyId}`)})`,
        eq(companies.ownerId, row.toId),
      ),
    )
    .limit(row.companyIds.length);
  for (const { id } of rows) await changeCompany(records, by, id, { ownerId: fromId });
}
