// Two companies that become one have one open lead: the other ends, its history says why, and what is still to be done goes over.
// Taking the merge back opens it again, with its tasks.

import { eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { leadChanges } from '../schema/leads.ts';
import { fieldsOf, lockLead, writeLead } from './change-lead.ts';
import { findOpenLeadId, membersOf } from './company-members.ts';
import { refreshContactsOfLeads } from './keep-contacts.ts';
import { type LeadRow, type LeadValues, readFields } from './lead-fields.ts';
import { LeadRefusal } from './lead-refusal.ts';
import { isSame, noteChange } from './note-change.ts';

/** In the history of a lead that ended since the other one goes on. */
export const mergeAction = 'merge_leads';
/** Of a task that went over to it. */
const moveAction = 'move_entry';

export interface MergedLead extends Record<string, unknown> {
  leadId: number;
  /** What its company stands as. */
  companyId: number;
  stage: string;
  /** '' when nobody looks after it. */
  ownerName: string;
  /** 0 to 100. */
  score: number;
  /** Milliseconds since 1970. */
  changedMs: number;
}

/** Of a pair: no company has two, but what was merged before this was held might. */
const leadsMax = 10;

type Db = Pick<Records['db'] | Transaction, 'execute'>;

/**
 * The open leads of each pair of companies with all that was merged into them, in the order of the pairs. First the one that goes
 * on unless somebody chooses otherwise: one that has an owner, then the one that was changed last.
 */
export async function findMergedLeads(
  db: Db,
  pairs: readonly (readonly [number, number])[],
): Promise<MergedLead[][]> {
  if (pairs.length === 0) return [];
  const one = sql.param(pairs.map(([id]) => id));
  const other = sql.param(pairs.map(([, id]) => id));
  const { rows } = await db.execute<MergedLead & { place: number }>(sql`
    SELECT p.place::int AS place, l.id::float8 AS "leadId", p.id AS "companyId", l.stage, coalesce(u.name, '') AS "ownerName", l.score,
      round(extract(epoch FROM l.changed_at) * 1000)::float8 AS "changedMs"
    FROM (SELECT unnest(ARRAY[a, b]) AS id, place FROM unnest(${one}::int[], ${other}::int[]) WITH ORDINALITY AS x(a, b, place)) AS p
    JOIN leads l ON l.company_id IN ${membersOf(sql`p.id`)} AND l.closed_at IS NULL LEFT JOIN users u ON u.id = l.owner_id
    ORDER BY p.place, l.owner_id IS NULL, l.changed_at DESC, l.id LIMIT ${pairs.length * leadsMax}`);
  return pairs.map((_, at) => rows.flatMap(({ place, ...lead }) => (place === at + 1 ? [{ ...lead }] : [])));
}

/**
 * Answers the number of the change. The lead keeps its stage: it was neither won nor lost. What must not be forgotten goes over to the
 * one that goes on: its open tasks, and the next step and the person where that has none.
 */
export async function endMergedLead(
  db: Transaction,
  by: Author,
  { endedId, keptId, reason }: { endedId: number; keptId: number; reason: string },
): Promise<number> {
  const rows = new Map<number, LeadRow>();
  for (const id of [endedId, keptId].toSorted((one, other) => one - other))
    rows.set(id, await lockLead(db, id));
  const [lead, kept] = [rows.get(endedId), rows.get(keptId)];
  if (lead === undefined || kept === undefined) throw new LeadRefusal('unknown_lead');
  const filled = await writeLead(db, by, kept, missingIn(kept, lead), { action: 'take_over', reason });
  const end = { closedAt: new Date(), resultReason: reason };
  // Told beside the fields, so that taking the merge back finds them.
  const also = { keptLeadId: keptId, ...(filled !== kept.changeId && { filledChangeId: filled }) };
  const changeId = await writeLead(db, by, lead, end, { action: mergeAction, reason, also });
  await moveTasks(db, by, { fromId: endedId, toId: keptId, reason });
  return changeId;
}

function missingIn(kept: LeadRow, lead: LeadRow): LeadValues {
  const { nextStep, nextStepAt, personId } = lead;
  const isWithout = kept.nextStep === '' && kept.nextStepAt === null;
  return { ...(isWithout && { nextStep, nextStepAt }), ...(kept.personId === null && { personId }) };
}

/** With the answers to them. The history of the lead that ended says where they went. */
async function moveTasks(
  db: Transaction,
  by: Author,
  { fromId, toId, reason }: { fromId: number; toId: number; reason: string },
): Promise<void> {
  const { rows } = await db.execute<{ id: number }>(sql`
    UPDATE lead_entries e SET lead_id = ${toId} WHERE e.lead_id = ${fromId} AND e.id IN (
      SELECT t.id FROM lead_entries t WHERE t.lead_id = ${fromId} AND t.kind = 'task' AND t.done_at IS NULL AND t.removed_at IS NULL)
    RETURNING e.id::float8 AS id`);
  await moveAnswers(db, rows, toId);
  await refreshContactsOfLeads(db, [fromId, toId]);
  const moved = { before: { leadId: fromId }, after: { leadId: toId } };
  for (const { id } of rows)
    await noteChange(db, by, { leadId: fromId, entryId: id, action: moveAction, reason, ...moved });
}

async function moveAnswers(db: Transaction, tasks: readonly { id: number }[], toId: number): Promise<void> {
  const ids = sql.param(tasks.map(({ id }) => id));
  await db.execute(sql`UPDATE lead_entries SET lead_id = ${toId} WHERE answers_id = ANY(${ids}::bigint[])`);
}

/** Once the companies stand by themselves. A lead that somebody has changed since stays as it is, and so does one beside an open one. */
export async function reopenMergedLead(
  db: Transaction,
  by: Author,
  changeId: number,
  reason: string,
): Promise<void> {
  const [ended] = await db.select().from(leadChanges).where(eq(leadChanges.id, changeId)).limit(1);
  if (ended === undefined) return;
  const { keptLeadId, filledChangeId } = ended.before;
  const keptId = typeof keptLeadId === 'number' ? keptLeadId : ended.leadId;
  const rows = new Map<number, LeadRow>();
  for (const id of [...new Set([ended.leadId, keptId])].toSorted((one, other) => one - other))
    rows.set(id, await lockLead(db, id));
  const [lead, kept] = [rows.get(ended.leadId), rows.get(keptId)];
  if (lead === undefined || isChanged(lead, ended)) return;
  if ((await findOpenLeadId(db, lead.companyId, lead.id)) !== undefined) return;
  await writeBack(db, by, lead, { change: ended, reason });
  await moveTasksBack(db, by, ended, reason);
  if (kept === undefined || typeof filledChangeId !== 'number') return;
  const [filled] = await db.select().from(leadChanges).where(eq(leadChanges.id, filledChangeId)).limit(1);
  if (filled !== undefined && !isChanged(kept, filled))
    await writeBack(db, by, kept, { change: filled, reason });
}

type Change = typeof leadChanges.$inferSelect;

function isChanged(lead: LeadRow, { after }: Change): boolean {
  const now = fieldsOf(lead);
  return Object.entries(after).some(([field, value]) => !isSame(now[field], value));
}

async function writeBack(
  db: Transaction,
  by: Author,
  lead: LeadRow,
  { change, reason }: { change: Change; reason: string },
): Promise<void> {
  const told = {
    action: 'undo_change',
    reason,
    ...(!(await isTakenBack(db, change.id)) && { undoes: change.id }),
  };
  await writeLead(db, by, lead, readFields(change.before), told);
}

/** Somebody may have taken a change back, and have taken that back as well. */
async function isTakenBack(db: Transaction, changeId: number): Promise<boolean> {
  const found = await db
    .select({ id: leadChanges.id })
    .from(leadChanges)
    .where(eq(leadChanges.undoes, changeId))
    .limit(1);
  return found.length > 0;
}

/** As they are now: what was done meanwhile stays done. */
async function moveTasksBack(db: Transaction, by: Author, ended: Change, reason: string): Promise<void> {
  const { rows } = await db.execute<{ id: number; entryId: number; fromId: number }>(sql`
    UPDATE lead_entries e SET lead_id = c.lead_id FROM lead_changes c
    WHERE c.lead_id = ${ended.leadId} AND c.action = ${moveAction} AND c.id > ${ended.id}
      AND NOT EXISTS (SELECT FROM lead_changes u WHERE u.undoes = c.id)
      AND e.id = c.entry_id AND e.lead_id = (c.after->>'leadId')::bigint
    RETURNING c.id::float8 AS id, e.id::float8 AS "entryId", (c.after->>'leadId')::float8 AS "fromId"`);
  await moveAnswers(
    db,
    rows.map(({ entryId }) => ({ id: entryId })),
    ended.leadId,
  );
  await refreshContactsOfLeads(db, [ended.leadId, ...rows.map(({ fromId }) => fromId)]);
  for (const { id, entryId, fromId } of rows) {
    const moved = { before: { leadId: fromId }, after: { leadId: ended.leadId } };
    const told = { action: 'undo_change', reason, undoes: id, ...moved };
    await noteChange(db, by, { leadId: ended.leadId, entryId, ...told });
  }
}
