// Gives leads of one user to another in one go, with the open tasks beside them and the companies that follow, and has both told by
// mail. What was changed is kept, so that all of it can be taken back.

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { tellHandedOver } from '../alerts/tell-handed-over.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { giveCompanies } from '../questions/company-create.ts';
import { handOvers } from '../schema/hand-overs.ts';
import { leadEntries } from '../schema/leads.ts';
import { dueCompaniesOfLeads } from '../scores/due-scoring.ts';
import { lockLead, writeLead } from './change-lead.ts';
import { standingOf } from './company-members.ts';
import { type EntryRow, writeEntry } from './lead-entries.ts';
import { holdCompanyOfLead, planMove } from './move-company.ts';

export interface HandOver {
  readonly fromId: string;
  /** Another user. */
  readonly toId: string;
  readonly leadIds: readonly number[];
  readonly reason?: string | undefined;
}

export interface HandedOver {
  readonly id: number;
  /** Leads that changed hands; those that were no longer `fromId`'s are missing. */
  readonly leadIds: readonly number[];
}

const tasksMax = 500;

/** Undefined when none of the leads is `fromId`'s. */
export function handOverLeads(
  records: Records,
  by: Author,
  wanted: HandOver,
  keys: OutboxKeys,
): Promise<HandedOver | undefined> {
  return changeCompanies(records, 'change_company', by, (change) => handOverWithin(change, wanted, keys));
}

/** Inside a change that does more. */
export async function handOverWithin(
  change: Change,
  wanted: HandOver,
  keys: OutboxKeys,
): Promise<HandedOver | undefined> {
  const done: HandedDown[] = [];
  const leadIds = [...new Set(wanted.leadIds)].sort((one, other) => one - other);
  await holdCompanies(change.db, leadIds);
  await dueCompaniesOfLeads(change.db, leadIds);
  for (const leadId of leadIds) {
    const one = await handDown(change, leadId, wanted);
    if (one !== undefined) done.push(one);
  }
  if (done.length === 0) return undefined;
  const companyIds = [...new Set(done.flatMap(({ companyId }) => companyId ?? []))];
  await giveCompanies(change, companyIds, wanted.toId);
  const id = await keepHandOver(change, wanted, done);
  const told = { handOverId: id, byId: change.by.id };
  await tellHandedOver(change.db, { ...told, what: 'hand_over', userId: wanted.toId }, keys);
  await tellHandedOver(change.db, { ...told, what: 'leads_given_away', userId: wanted.fromId }, keys);
  return { id, leadIds: done.map(({ leadId }) => leadId) };
}

/** What the leads stand at, in the order that `company-lock.ts` tells. */
async function holdCompanies(db: Transaction, leadIds: readonly number[]): Promise<void> {
  await db.execute(sql`
    SELECT c.id FROM companies c WHERE c.id IN (
      SELECT ${standingOf(sql`l.company_id`)} FROM leads l WHERE l.id = ANY(${sql.param([...leadIds])}::bigint[]))
    ORDER BY c.id LIMIT ${leadIds.length} FOR NO KEY UPDATE`);
}

interface HandedDown {
  readonly leadId: number;
  readonly companyId: number | undefined;
  readonly changeIds: readonly number[];
}

async function handDown(
  { db, by }: Change,
  leadId: number,
  { fromId, toId, reason }: HandOver,
): Promise<HandedDown | undefined> {
  const company = await holdCompanyOfLead(db, leadId);
  const lead = await lockLead(db, leadId);
  if ((lead.ownerId ?? company?.ownerId) !== fromId) return undefined;
  const wanted = { ownerId: toId };
  const move = planMove(company, lead, wanted);
  const changeIds = [await writeLead(db, by, lead, wanted, { action: 'hand_over', reason, move })];
  for (const task of await holdOpenTasks(db, fromId, leadId))
    changeIds.push(await writeEntry(db, by, task, { assigneeId: toId }, { action: 'hand_over' }));
  return { leadId, changeIds, companyId: move?.companyId };
}

/** Of a user, held to the end of the transaction; the lead is held already. */
export function holdOpenTasks(db: Transaction, assigneeId: string, leadId: number): Promise<EntryRow[]> {
  return db
    .select()
    .from(leadEntries)
    .where(
      and(
        ...[eq(leadEntries.leadId, leadId), eq(leadEntries.kind, 'task')],
        ...[
          eq(leadEntries.assigneeId, assigneeId),
          isNull(leadEntries.doneAt),
          isNull(leadEntries.removedAt),
        ],
      ),
    )
    .limit(tasksMax)
    .for('update');
}

async function keepHandOver(
  { db, by }: Change,
  { fromId, toId }: HandOver,
  done: readonly HandedDown[],
): Promise<number> {
  const [row] = await db
    .insert(handOvers)
    .values({
      ...{ fromId, toId, byId: by.id, byName: by.name },
      changes: done.flatMap(({ leadId, changeIds }) => changeIds.map((changeId) => ({ leadId, changeId }))),
      companyIds: done.flatMap(({ companyId }) => companyId ?? []),
    })
    .returning({ id: handOvers.id });
  if (!row) throw new Error('The hand-over was not kept; PostgreSQL answered no row.');
  return row.id;
}
