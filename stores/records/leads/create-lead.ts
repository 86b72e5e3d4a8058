// Makes a lead of a company that somebody accepted. A company has, with all that were merged into it, one open lead at a time; a
// finished one stays as it is.

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { LeadAtFirst } from '#intelligence/scoring/learnt/describe-lead.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { brokenUniqueness } from '../read-failure.ts';
import { companies } from '../schema/companies.ts';
import { leadChanges, leads } from '../schema/leads.ts';
import { dueCompanies } from '../scores/due-scoring.ts';
import { findTerritoryOwner } from '../teams/keep-territories.ts';
import { findOpenLeadId } from './company-members.ts';
import { keptOfCompany } from './keep-lead-company.ts';
import { writeFields } from './lead-fields.ts';
import { LeadRefusal } from './lead-refusal.ts';
import { isNobodys, moveCompany } from './move-company.ts';
import { readAtFirst } from './read-at-first.ts';

export interface NewLead {
  readonly companyId: number;
  readonly personId?: number | undefined;
  /** The first stage of those in force. */
  readonly stage: string;
  /** When absent, whoever has the territory in which the company lies, unless somebody looks after the company already. */
  readonly ownerId?: string | undefined;
  readonly source: string;
  /** Nobody will work on it: its company stays nobody's. */
  readonly endsAtOnce?: boolean;
}

/** Answers its id. Rejects with LeadRefusal `lead_exists`, which names the open lead, or `unknown_company`. */
export async function createLead(records: Records, by: Author, lead: NewLead): Promise<number> {
  try {
    const atFirst = await readAtFirst(records, lead.companyId, Date.now());
    return await records.db.transaction((db) => insertLead(db, by, lead, atFirst));
  } catch (error) {
    if (brokenUniqueness(error) !== 'leads_open') throw error;
    const [open] = await records.db
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.companyId, lead.companyId), isNull(leads.closedAt)))
      .limit(1);
    throw new LeadRefusal('lead_exists', open?.id);
  }
}

async function insertLead(
  db: Transaction,
  by: Author,
  lead: NewLead,
  atFirst: LeadAtFirst | null,
): Promise<number> {
  const [company] = await db
    .select({ id: companies.id, ownerId: companies.ownerId, ownerName: companies.ownerName })
    .from(companies)
    .where(and(eq(companies.id, lead.companyId), isNull(companies.mergedIntoId), isNull(companies.removedAt)))
    .limit(1)
    // Whoever merges it, or accepts it as well, comes before or after.
    .for('no key update');
  const openId = await findOpenLeadId(db, lead.companyId);
  if (openId !== undefined) throw new LeadRefusal('lead_exists', openId);
  if (!company) throw new LeadRefusal('unknown_company');
  const { companyId, personId = null, stage, source } = lead;
  await dueCompanies(db, [companyId]);
  const ownerId = lead.ownerId ?? (await findTerritoryOwner(db, companyId));
  const [row] = await db
    .insert(leads)
    .values({
      ...{ companyId, personId, stage, ownerId, source, changeId: 0 },
      ...{ ...keptOfCompany(companyId), atFirst },
    })
    .returning({ id: leads.id });
  if (!row) throw new Error('The lead was not kept; PostgreSQL answered no row.');
  const [change] = await db
    .insert(leadChanges)
    .values({
      leadId: row.id,
      action: 'create_lead',
      before: {},
      after: { ...writeFields({ stage, ownerId, personId }), source },
      byId: by.id,
      byName: by.name,
    })
    .returning({ id: leadChanges.id });
  await db
    .update(leads)
    .set({ changeId: change?.id ?? sql`change_id` })
    .where(eq(leads.id, row.id));
  // Whose lead it is, and whose company, are told apart only where somebody else looks after the company already.
  if (ownerId !== null && isNobodys(company) && !lead.endsAtOnce)
    await moveCompany(db, by, { companyId, from: null, to: ownerId });
  return row.id;
}
