// Takes one change of a lead back: what it wrote is replaced by what stood there before, unless somebody has changed it since.
// Taking back is a change as well, and can itself be taken back.

import { and, eq } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { leadChanges } from '../schema/leads.ts';
import { dueCompanyOfLead } from '../scores/due-scoring.ts';
import { fieldsOf, lockLead, orExists, writeLead } from './change-lead.ts';
import { lockEntry, readEntryFields, writeEntry } from './lead-entries.ts';
import { readFields } from './lead-fields.ts';
import { LeadRefusal } from './lead-refusal.ts';
import { type Fields, isSame } from './note-change.ts';

/**
 * Answers the number of the new change. Rejects with LeadRefusal: `unknown_change` (a lead's creation is none that can be taken
 * back), `changed_since`, `undone_already`, `lead_exists`.
 */
export async function undoLeadChange(
  records: Records,
  by: Author,
  { leadId, changeId, reason }: { leadId: number; changeId: number; reason: string },
): Promise<number> {
  const run = () => records.db.transaction((db) => undo(db, by, { leadId, changeId, reason }));
  try {
    return await orExists(run, leadId);
  } catch (error) {
    throw brokenUniqueness(error) === 'lead_changes_undone'
      ? new LeadRefusal('undone_already', leadId)
      : error;
  }
}

async function undo(
  db: Transaction,
  by: Author,
  { leadId, changeId, reason }: { leadId: number; changeId: number; reason: string },
): Promise<number> {
  await dueCompanyOfLead(db, leadId);
  // The lead first, whatever is changed: two who take back at once come one after the other.
  const lead = await lockLead(db, leadId);
  const [change] = await db
    .select()
    .from(leadChanges)
    .where(and(eq(leadChanges.leadId, leadId), eq(leadChanges.id, changeId)))
    .limit(1);
  if (!change || change.action === 'create_lead') throw new LeadRefusal('unknown_change', leadId);
  const told = { action: 'undo_change', reason, undoes: changeId };
  if (change.entryId === null) {
    demandUnchanged(fieldsOf(lead), change.after, leadId);
    return writeLead(db, by, lead, readFields(change.before), told);
  }
  const entry = await lockEntry(db, leadId, change.entryId);
  const { kind: _kind, ...after } = change.after;
  demandUnchanged(readEntryFields(entry), after, leadId);
  // Of what was added nothing stood there before.
  const isAdded = Object.keys(change.before).length === 0;
  return writeEntry(db, by, entry, isAdded ? { removedAt: new Date().toISOString() } : change.before, told);
}

function demandUnchanged(now: Fields, after: Readonly<Record<string, unknown>>, leadId: number): void {
  const isChanged = Object.entries(after).some(([field, value]) => !isSame(now[field], value));
  if (isChanged) throw new LeadRefusal('changed_since', leadId);
}
