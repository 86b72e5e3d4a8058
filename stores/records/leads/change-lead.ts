// Changes a lead, and keeps what was changed, by whom and why. Whoever writes says which change they saw last, so that two
// people cannot overwrite each other without a word.

import { eq, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { LeadStages } from '#contract/lead.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { leads } from '../schema/leads.ts';
import { dueCompaniesOfLeads } from '../scores/due-scoring.ts';
import { findOpenLeadId, standingOf } from './company-members.ts';
import { type LeadRow, type LeadValues, readFields, writeFields } from './lead-fields.ts';
import { LeadRefusal } from './lead-refusal.ts';
import {
  type CompanyMove,
  companyOwnerField,
  holdCompanyOfLead,
  moveCompany,
  planMove,
} from './move-company.ts';
import { type Fields, findDifferences, noteChange } from './note-change.ts';

export interface LeadChange {
  readonly leadId: number;
  /** The change that the writer saw last; undefined for a program that knows better, such as an import. */
  readonly seenChangeId?: number | undefined;
  readonly values: Omit<LeadValues, 'closedAt'>;
  readonly reason?: string | undefined;
}

/**
 * Answers the number of the change, or of the last one when nothing was different. Rejects with LeadRefusal: `changed_meanwhile`,
 * `unknown_stage`, `needs_reason` for a lead that ends otherwise than won, `lead_exists` for one that would be opened beside another.
 */
export async function changeLead(
  records: Records,
  by: Author,
  { stages }: LeadStages,
  change: LeadChange,
): Promise<number> {
  const work = async (db: Transaction) => {
    const givesAway = change.values.ownerId !== undefined;
    const company = givesAway ? await holdCompanyOfLead(db, change.leadId) : undefined;
    const row = await holdLead(db, change.leadId);
    if (change.seenChangeId !== undefined && change.seenChangeId !== row.changeId)
      throw new LeadRefusal('changed_meanwhile', row.id);
    const wanted = withEnd(row, change.values, stages);
    const move = planMove(company, row, wanted);
    const told = { action: 'change_lead', reason: change.reason, move };
    const changeId = await writeLead(db, by, row, wanted, told);
    await moveCompany(db, by, move);
    return changeId;
  };
  return orExists(() => records.db.transaction(work), change.leadId);
}

/** The lead, held to the end of the transaction, in the order that `company-lock.ts` tells; its company is due for scoring. */
export async function holdLead(db: Transaction, leadId: number): Promise<LeadRow> {
  await holdIfEnded(db, leadId);
  await dueCompaniesOfLeads(db, [leadId]);
  return lockLead(db, leadId);
}

/** It may be opened again: whoever makes another lead of its company, or merges that, comes before or after. */
async function holdIfEnded(db: Transaction, leadId: number): Promise<void> {
  await db.execute(sql`
    SELECT c.id FROM companies c WHERE c.id = (
      SELECT ${standingOf(sql`l.company_id`)} FROM leads l WHERE l.id = ${leadId} AND l.closed_at IS NOT NULL)
    LIMIT 1 FOR NO KEY UPDATE`);
}

/** Held to the end of the transaction; its company is due already, or is not meant to be. */
export async function lockLead(db: Transaction, leadId: number): Promise<LeadRow> {
  const [row] = await db.select().from(leads).where(eq(leads.id, leadId)).limit(1).for('update');
  if (!row) throw new LeadRefusal('unknown_lead');
  return row;
}

interface Told {
  readonly action: string;
  readonly reason?: string | undefined;
  readonly undoes?: number;
  /** Of its company, which goes along; moved by whoever calls. */
  readonly move?: CompanyMove | undefined;
  /** Kept beside the fields in what stood there before. */
  readonly also?: Fields;
}

/** Nothing different leaves no trace. */
export async function writeLead(
  db: Transaction,
  by: Author,
  row: LeadRow,
  wanted: LeadValues,
  { action, reason, undoes, move, also }: Told,
): Promise<number> {
  const { before, after } = findDifferences(fieldsOf(row), writeFields(wanted));
  if (Object.keys(after).length === 0 && move === undefined) return row.changeId;
  // The index sees to the company itself; this to those that it was merged with.
  if (row.closedAt !== null && after['closedAt'] === null) {
    const openId = await findOpenLeadId(db, row.companyId, row.id);
    if (openId !== undefined) throw new LeadRefusal('lead_exists', openId);
  }
  const told = undoes === undefined ? {} : { undoes };
  const stood = { ...before, ...also };
  const changeId = await noteChange(db, by, {
    ...{ leadId: row.id, action, reason, ...told },
    before: move === undefined ? stood : { ...stood, [companyOwnerField]: move.from },
    after: move === undefined ? after : { ...after, [companyOwnerField]: move.to },
  });
  await db
    .update(leads)
    .set({ ...readFields(after), changeId, changedAt: new Date() })
    .where(eq(leads.id, row.id));
  return changeId;
}

export function fieldsOf(row: LeadRow): Fields {
  return writeFields(row);
}

/** Runs `work`; a second open lead of one company is refused. */
export async function orExists<Answer>(work: () => Promise<Answer>, leadId: number): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw brokenUniqueness(error) === 'leads_open' ? new LeadRefusal('lead_exists', leadId) : error;
  }
}

/** With the end that the stage brings, or takes back. */
function withEnd(row: LeadRow, values: LeadChange['values'], stages: LeadStages['stages']): LeadValues {
  if (values.stage === undefined || values.stage === row.stage) return values;
  const stage = stages.find(({ id }) => id === values.stage);
  if (stage === undefined) throw new LeadRefusal('unknown_stage');
  if (stage.kind === 'open') return { ...values, closedAt: null, resultReason: '' };
  const resultReason = values.resultReason ?? '';
  // What was learnt from leads that came to nothing is in the reasons.
  if (stage.kind !== 'won' && resultReason.trim() === '') throw new LeadRefusal('needs_reason');
  return { ...values, closedAt: new Date(), resultReason };
}
