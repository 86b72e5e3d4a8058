// Two companies that become one have one open lead: the other ends, and its history says why. Taking the merge back opens it again.

import { eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { leadChanges } from '../schema/leads.ts';
import { fieldsOf, lockLead, writeLead } from './change-lead.ts';
import { findOpenLeadId, membersOf } from './company-members.ts';
import { readFields } from './lead-fields.ts';
import { isSame } from './note-change.ts';

/** In the history of a lead that ended since the other one goes on. */
export const mergeAction = 'merge_leads';

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

/** Answers the number of the change. The lead keeps its stage: it was neither won nor lost. */
export async function endMergedLead(
  db: Transaction,
  by: Author,
  leadId: number,
  reason: string,
): Promise<number> {
  const lead = await lockLead(db, leadId);
  const end = { closedAt: new Date(), resultReason: reason };
  return writeLead(db, by, lead, end, { action: mergeAction, reason });
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
  const lead = await lockLead(db, ended.leadId);
  const now = fieldsOf(lead);
  const isChanged = Object.entries(ended.after).some(([field, value]) => !isSame(now[field], value));
  if (isChanged || (await findOpenLeadId(db, lead.companyId, lead.id)) !== undefined) return;
  const told = { action: 'undo_change', reason, undoes: changeId };
  await writeLead(db, by, lead, readFields(ended.before), told);
}
