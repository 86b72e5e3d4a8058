// Whoever ordered is a customer. What the company was before is answered, so that it can be put back with the order.

import { sql } from 'drizzle-orm';
import { type CompanyStatus, companyStatuses } from '#contract/company.ts';
import type { Change } from '../change-companies.ts';
import { membersOf, standingOf } from '../leads/company-members.ts';
import { refreshCompanies } from '../questions/company-refresh-keys.ts';

/** Of a partner or competitor that buys something the operator has said more than an order says. */
const unsaid: readonly CompanyStatus[] = ['prospect', 'lead', 'other'];

/** Undefined when nothing had to be changed. */
export async function makeCustomer(change: Change, companyId: number): Promise<CompanyStatus | undefined> {
  const { rows } = await change.db.execute<{ id: number; before: CompanyStatus }>(sql`
    UPDATE companies c SET status = 'customer' FROM companies was
    WHERE c.id = ${standingOf(companyId)} AND was.id = c.id AND was.removed_at IS NULL
      AND was.status = ANY(${sql.param(unsaid)}::text[])
    RETURNING c.id, was.status AS before`);
  const [row] = rows;
  if (row === undefined) return undefined;
  await refreshCompanies(change, [row.id]);
  return row.before;
}

/**
 * Puts back what the company was before an order made it a customer, unless something else makes it one, or somebody has said
 * otherwise. Answers what it is then, undefined when nothing had to be changed.
 */
export async function unmakeCustomer(change: Change, companyId: number): Promise<CompanyStatus | undefined> {
  const root = standingOf(companyId);
  const { rows: left } = await change.db.execute<{ id: number }>(sql`
    SELECT c.id FROM companies c WHERE c.id = ${root} AND c.status = 'customer' AND c.removed_at IS NULL
      AND NOT EXISTS (SELECT FROM orders o WHERE o.company_id IN ${membersOf(root)} AND o.removed_at IS NULL AND o.amount > 0)
      AND NOT EXISTS (SELECT FROM crm_deals d WHERE d.company_id IN ${membersOf(root)} AND d.state = 'won' AND d.gone_at IS NULL)
      AND NOT EXISTS (SELECT FROM crm_links l WHERE l.company_id IN ${membersOf(root)} AND l.kind = 'company'
        AND l.seen_status = 'customer' AND l.gone_at IS NULL)
    LIMIT 1`);
  const [company] = left;
  const status = company && (await findStatusBefore(change, company.id));
  if (company === undefined || status === undefined) return undefined;
  await change.db.execute(sql`UPDATE companies SET status = ${status} WHERE id = ${company.id}`);
  await refreshCompanies(change, [company.id]);
  return status;
}

/** By whichever of its orders it became a customer last; undefined when that was taken back already. */
async function findStatusBefore({ db }: Change, companyId: number): Promise<CompanyStatus | undefined> {
  const { rows } = await db.execute<{ status: string | null }>(sql`
    SELECT h.before->>'companyStatus' AS status FROM orders o JOIN order_changes h ON h.order_id = o.id
    WHERE o.company_id IN ${membersOf(companyId)} AND h.before ?| ARRAY['companyStatus', 'statusGivenBack']
    ORDER BY h.id DESC LIMIT 1`);
  return companyStatuses.find((one) => one === rows[0]?.status);
}
