// Gives leads of one user to another in one go, with the open tasks beside them and the companies that follow, and has the colleague
// told by mail. What was changed is kept, so that all of it can be taken back.

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { makeOwnMail } from '../alerts/find-recipients.ts';
import { writeDeliveries } from '../alerts/write-deliveries.ts';
import { type Change, changeCompanies, type Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { updateCompany } from '../questions/company-create.ts';
import { alertChannels } from '../schema/alerts.ts';
import { companies } from '../schema/companies.ts';
import { handOvers } from '../schema/hand-overs.ts';
import { leadEntries } from '../schema/leads.ts';
import { dueCompaniesOfLeads } from '../scores/due-scoring.ts';
import { lockLead, writeLead } from './change-lead.ts';
import { standingOf } from './company-members.ts';
import { writeEntry } from './lead-entries.ts';

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
  return changeCompanies(records, 'change_company', by, async (change) => {
    const done: HandedDown[] = [];
    const leadIds = [...new Set(wanted.leadIds)].sort((one, other) => one - other);
    await holdCompanies(change.db, leadIds);
    await dueCompaniesOfLeads(change.db, leadIds);
    for (const leadId of leadIds) {
      const one = await handDown(change, by, leadId, wanted);
      if (one !== undefined) done.push(one);
    }
    if (done.length === 0) return undefined;
    const id = await keepHandOver(change, by, wanted, done);
    await tellColleague(change, id, wanted.toId, keys);
    return { id, leadIds: done.map(({ leadId }) => leadId) };
  });
}

/** In the order that `company-lock.ts` tells. */
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
  change: Change,
  by: Author,
  leadId: number,
  { fromId, toId, reason }: HandOver,
): Promise<HandedDown | undefined> {
  const { db } = change;
  const lead = await lockLead(db, leadId);
  const [company] = await db
    .select({ id: companies.id, ownerId: companies.ownerId })
    .from(companies)
    .where(eq(companies.id, standingOf(lead.companyId)))
    .limit(1);
  if ((lead.ownerId ?? company?.ownerId) !== fromId) return undefined;
  const changeIds = [await writeLead(db, by, lead, { ownerId: toId }, { action: 'hand_over', reason })];
  const tasks = await db
    .select()
    .from(leadEntries)
    .where(
      and(
        ...[eq(leadEntries.leadId, leadId), eq(leadEntries.kind, 'task'), eq(leadEntries.assigneeId, fromId)],
        ...[isNull(leadEntries.doneAt), isNull(leadEntries.removedAt)],
      ),
    )
    .limit(tasksMax)
    .for('update');
  for (const task of tasks)
    changeIds.push(await writeEntry(db, by, task, { assigneeId: toId }, { action: 'hand_over' }));
  const followingId = company?.ownerId === fromId ? company.id : undefined;
  if (followingId !== undefined) await updateCompany(change, followingId, { ownerId: toId });
  return { leadId, changeIds, companyId: followingId };
}

async function keepHandOver(
  { db }: Change,
  by: Author,
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

/** Whoever switched their mails off finds the leads in their list. */
async function tellColleague({ db }: Change, id: number, toId: string, keys: OutboxKeys): Promise<void> {
  await makeOwnMail(db, [toId]);
  const { userId, kind, enabled } = alertChannels;
  const [mail] = await db
    .select({ id: alertChannels.id })
    .from(alertChannels)
    .where(and(eq(userId, toId), eq(kind, 'mail'), eq(enabled, true)))
    .limit(1);
  if (mail === undefined) return;
  const messageId = `hand-over-${id}-${mail.id}`;
  const told = { channelId: mail.id, kind: 'mail', what: 'hand_over', messageId, handOverId: id } as const;
  await writeDeliveries(db, [told], keys);
}
