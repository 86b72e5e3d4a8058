// A company goes along when its open lead changes hands, so that it is never left to a former owner or to everybody, and comes back
// when that is taken back. The lead's history keeps where it came from.

import { sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { changeWithin, type Transaction } from '../change-companies.ts';
import { updateCompany } from '../questions/company-create.ts';
import { standingOf } from './company-members.ts';
import type { LeadRow, LeadValues } from './lead-fields.ts';

/** In the history of a lead, beside its own fields. */
export const companyOwnerField = 'companyOwnerId';

export interface LeadCompany extends Record<string, unknown> {
  id: number;
  ownerId: string | null;
  /** '' when nobody looks after it. */
  ownerName: string;
}

/** Ids of users; null for nobody. */
export interface CompanyMove {
  readonly companyId: number;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What the lead's company stands as, held to the end of the transaction; before the lead is, in the order that `company-lock.ts`
 * tells. Undefined when it is no more.
 */
export async function holdCompanyOfLead(
  db: Pick<Transaction, 'execute'>,
  leadId: number,
): Promise<LeadCompany | undefined> {
  const { rows } = await db.execute<LeadCompany>(sql`
    SELECT c.id, c.owner_id AS "ownerId", c.owner_name AS "ownerName" FROM companies c WHERE c.removed_at IS NULL
      AND c.id = (SELECT ${standingOf(sql`l.company_id`)} FROM leads l WHERE l.id = ${leadId})
    LIMIT 1 FOR NO KEY UPDATE`);
  return rows[0];
}

/** Nobody looks after it, not even somebody who is known by name alone. */
export function isNobodys({ ownerId, ownerName }: Pick<LeadCompany, 'ownerId' | 'ownerName'>): boolean {
  return ownerId === null && ownerName === '';
}

/** Undefined when the company stays: its lead has ended, or a colleague of their own looks after it. */
export function planMove(
  company: LeadCompany | undefined,
  lead: Pick<LeadRow, 'ownerId' | 'closedAt'>,
  { ownerId, closedAt = lead.closedAt }: LeadValues,
): CompanyMove | undefined {
  if (company === undefined || ownerId === undefined || closedAt !== null) return undefined;
  const former = lead.ownerId ?? company.ownerId;
  const follows = isNobodys(company) || (former !== null && company.ownerId === former);
  if (!follows || company.ownerId === ownerId) return undefined;
  return { companyId: company.id, from: company.ownerId, to: ownerId };
}

/** What `planMove` planned, the other way round; undefined when the company did not go along, or has gone elsewhere since. */
export function planReturn(
  company: LeadCompany | undefined,
  { before, after }: Readonly<Record<'before' | 'after', Readonly<Record<string, unknown>>>>,
): CompanyMove | undefined {
  if (company === undefined || !(companyOwnerField in after)) return undefined;
  const to = before[companyOwnerField];
  if (company.ownerId !== after[companyOwnerField] || (to !== null && typeof to !== 'string'))
    return undefined;
  return { companyId: company.id, from: company.ownerId, to };
}

/** In the transaction that changes the lead. */
export async function moveCompany(db: Transaction, by: Author, move: CompanyMove | undefined): Promise<void> {
  if (move === undefined) return;
  const { companyId, to: ownerId } = move;
  await changeWithin(db, 'change_company', by, (change) => updateCompany(change, companyId, { ownerId }));
}
