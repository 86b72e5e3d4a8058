// What a user has to do or looks after: how much it is, and giving all of it to a colleague before the user is removed or has a role
// that does no such work.

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { HeldWork } from '#contract/user-report.ts';
import type { Change, Transaction } from '../change-companies.ts';
import { standingOf } from '../leads/company-members.ts';
import { handOverWithin, holdOpenTasks } from '../leads/hand-over-leads.ts';
import { writeEntry } from '../leads/lead-entries.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { companies } from '../schema/companies.ts';
import { territories } from '../schema/teams.ts';
import { dueCompaniesOfLeads } from '../scores/due-scoring.ts';
import { giveCompanies } from './company-create.ts';

interface GivenWork {
  readonly fromId: string;
  /** Another user. */
  readonly toId: string;
}

/** Far more than anybody has. */
const rowsMax = 100_000;
const isOpenTask = sql`e.kind = 'task' AND e.done_at IS NULL AND e.removed_at IS NULL`;

/** Open leads and tasks; companies that were merged into others count as well, since they may stand by themselves again. */
export async function countWork(db: Transaction, userId: string): Promise<Omit<HeldWork, 'standIns'>> {
  const count = (rows: ReturnType<typeof sql>) =>
    sql`(SELECT count(*)::int FROM (${rows} LIMIT ${rowsMax}) AS r)`;
  const { rows } = await db.execute<Omit<HeldWork, 'standIns'> & Record<string, unknown>>(sql`SELECT
    ${count(sql`SELECT FROM leads l WHERE l.owner_id = ${userId} AND l.closed_at IS NULL`)} AS leads,
    ${count(sql`SELECT FROM lead_entries e WHERE e.assignee_id = ${userId} AND ${isOpenTask}`)} AS tasks,
    ${count(sql`SELECT FROM companies c WHERE c.owner_id = ${userId} AND c.removed_at IS NULL`)} AS companies,
    ${count(sql`SELECT FROM territories t WHERE t.owner_id = ${userId}`)} AS territories LIMIT 1`);
  const { leads = 0, tasks = 0, companies: held = 0, territories: lands = 0 } = rows[0] ?? {};
  return { leads, tasks, companies: held, territories: lands };
}

export function hasWork(work: HeldWork): boolean {
  return Object.values(work).some((count) => count > 0);
}

/** As a hand-over, so that the history of each lead and task says so; the colleague is told by mail. */
export async function giveWork(change: Change, given: GivenWork, keys: OutboxKeys): Promise<void> {
  const { db } = change;
  const { fromId, toId } = given;
  await holdCompaniesOf(db, fromId);
  const { owned, others } = await holdLeadsOf(db, fromId);
  await handOverWithin(change, { fromId, toId, leadIds: owned }, keys);
  for (const leadId of others)
    for (const task of await holdOpenTasks(db, fromId, leadId))
      await writeEntry(db, change.by, task, { assigneeId: toId }, { action: 'hand_over' });
  const left = await db
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.ownerId, fromId), isNull(companies.removedAt)))
    .limit(rowsMax);
  await giveCompanies(
    change,
    left.map(({ id }) => id),
    toId,
  );
  await db.update(territories).set({ ownerId: toId }).where(eq(territories.ownerId, fromId));
}

/** All that will be changed, in the order that `company-lock.ts` tells: of leads what they stand at, as a hand-over holds it. */
async function holdCompaniesOf(db: Transaction, userId: string): Promise<void> {
  await db.execute(sql`
    SELECT c.id FROM companies c WHERE (c.owner_id = ${userId} AND c.removed_at IS NULL)
      OR c.id IN (SELECT ${standingOf(sql`l.company_id`)} FROM leads l WHERE l.owner_id = ${userId} AND l.closed_at IS NULL)
    ORDER BY c.id LIMIT ${rowsMax} FOR NO KEY UPDATE`);
}

/** Open leads that are theirs, and leads of others at which a task is theirs. */
async function holdLeadsOf(db: Transaction, userId: string): Promise<{ owned: number[]; others: number[] }> {
  const ofTasks = sql`l.id IN (SELECT e.lead_id FROM lead_entries e WHERE e.assignee_id = ${userId} AND ${isOpenTask})`;
  const isOwned = sql`coalesce(l.owner_id = ${userId} AND l.closed_at IS NULL, false)`;
  const wanted = sql`FROM leads l WHERE ${isOwned} OR ${ofTasks} ORDER BY l.id LIMIT ${rowsMax}`;
  const { rows } = await db.execute<{ id: number; isOwned: boolean }>(
    sql`SELECT l.id::float8 AS id, ${isOwned} AS "isOwned" ${wanted}`,
  );
  const ids = rows.map(({ id }) => id);
  await dueCompaniesOfLeads(db, ids);
  await db.execute(sql`SELECT l.id ${wanted} FOR UPDATE`);
  return {
    owned: rows.flatMap((row) => (row.isOwned ? row.id : [])),
    others: rows.flatMap((row) => (row.isOwned ? [] : row.id)),
  };
}
