// Takes one change of a lead back: what it wrote is replaced by what stood there before, unless somebody has changed it since.
// Taking back is a change as well, and can itself be taken back.

import { and, eq, inArray } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { workRoles } from '#contract/user-report.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { users } from '../schema/access.ts';
import { leadChanges } from '../schema/leads.ts';
import { identityKeys } from '../schema/persons.ts';
import { fieldsOf, holdLead, orExists, writeLead } from './change-lead.ts';
import { lockEntry, readEntryFields, writeEntry } from './lead-entries.ts';
import { readFields } from './lead-fields.ts';
import { LeadRefusal } from './lead-refusal.ts';
import { companyOwnerField, holdCompanyOfLead, moveCompany, planReturn } from './move-company.ts';
import { type Fields, isSame } from './note-change.ts';
import { readLeadStages } from './read-lead-stages.ts';

/**
 * Answers the number of the new change. Rejects with LeadRefusal: `unknown_change` (a lead's creation is none that can be taken
 * back), `changed_since`, `undone_already`, `lead_exists`; `unknown_owner`, `unknown_person` or `unknown_stage` when what stood there
 * before is there no more.
 */
export async function undoLeadChange(
  records: Records,
  by: Author,
  { leadId, changeId, reason }: { leadId: number; changeId: number; reason: string },
): Promise<number> {
  const stages = new Set((await readLeadStages(records)).stages.map(({ id }) => id));
  const run = () => records.db.transaction((db) => undo(db, by, { leadId, changeId, reason, stages }));
  try {
    return await orExists(run, leadId);
  } catch (error) {
    throw brokenUniqueness(error) === 'lead_changes_undone'
      ? new LeadRefusal('undone_already', leadId)
      : error;
  }
}

/** What stood there before a change, and comes back when it is taken back, and who made it when; undefined when there is no such change. */
export async function readBefore(
  { db }: Records,
  { leadId, changeId }: { leadId: number; changeId: number },
): Promise<{ before: Readonly<Record<string, unknown>>; byId: string; at: Date } | undefined> {
  const [change] = await db
    .select({ before: leadChanges.before, byId: leadChanges.byId, at: leadChanges.at })
    .from(leadChanges)
    .where(and(eq(leadChanges.leadId, leadId), eq(leadChanges.id, changeId)))
    .limit(1);
  return change;
}

interface Undoing {
  readonly leadId: number;
  readonly changeId: number;
  readonly reason: string;
  /** Ids of those in force. */
  readonly stages: ReadonlySet<string>;
}

async function undo(
  db: Transaction,
  by: Author,
  { leadId, changeId, reason, stages }: Undoing,
): Promise<number> {
  const company = await holdCompanyOfLead(db, leadId);
  // The lead first, whatever is changed: two who take back at once come one after the other.
  const lead = await holdLead(db, leadId);
  const [change] = await db
    .select()
    .from(leadChanges)
    .where(and(eq(leadChanges.leadId, leadId), eq(leadChanges.id, changeId)))
    .limit(1);
  if (!change || change.action === 'create_lead') throw new LeadRefusal('unknown_change', leadId);
  const told = { action: 'undo_change', reason, undoes: changeId };
  if (change.entryId === null) {
    const { [companyOwnerField]: _moved, ...fields } = change.after;
    demandUnchanged(fieldsOf(lead), fields, leadId);
    await demandThere(db, change.before, leadId);
    const move = planReturn(company, change);
    if (typeof move?.to === 'string') await demandThere(db, { ownerId: move.to }, leadId);
    const { stage } = change.before;
    if (typeof stage === 'string' && !stages.has(stage)) throw new LeadRefusal('unknown_stage', leadId);
    const { [companyOwnerField]: _company, ...before } = change.before;
    const undoneBy = await writeLead(db, by, lead, readFields(before), { ...told, move });
    await moveCompany(db, by, move);
    return undoneBy;
  }
  const entry = await lockEntry(db, leadId, change.entryId);
  const { kind: _kind, ...after } = change.after;
  demandUnchanged(readEntryFields(entry), after, leadId);
  await demandThere(db, change.before, leadId);
  // Of what was added nothing stood there before.
  const isAdded = Object.keys(change.before).length === 0;
  return writeEntry(db, by, entry, isAdded ? { removedAt: new Date().toISOString() } : change.before, told);
}

/** Users are removed or get roles that do no such work, and people erased; held to the end of the transaction. */
async function demandThere(
  db: Transaction,
  { ownerId, assigneeId, personId }: Readonly<Record<string, unknown>>,
  leadId: number,
): Promise<void> {
  for (const id of [ownerId, assigneeId]) {
    if (typeof id !== 'string') continue;
    const found = await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, id), inArray(users.role, [...workRoles])))
      .limit(1)
      .for('key share');
    if (found.length === 0) throw new LeadRefusal('unknown_owner', leadId);
  }
  if (typeof personId !== 'number') return;
  const { id } = identityKeys;
  const found = await db.select({ id }).from(identityKeys).where(eq(id, personId)).limit(1).for('key share');
  if (found.length === 0) throw new LeadRefusal('unknown_person', leadId);
}

function demandUnchanged(now: Fields, after: Readonly<Record<string, unknown>>, leadId: number): void {
  const isChanged = Object.entries(after).some(([field, value]) => !isSame(now[field], value));
  if (isChanged) throw new LeadRefusal('changed_since', leadId);
}
