// Whoever ordered is a customer. What the company was before is answered, so that it can be put back with the order.

import { sql } from 'drizzle-orm';
import type { CompanyStatus } from '#contract/company.ts';
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

/** Puts `status` back, unless something else makes the company a customer, or somebody has said otherwise. */
export async function unmakeCustomer(
  change: Change,
  companyId: number,
  status: CompanyStatus,
): Promise<void> {
  const root = standingOf(companyId);
  const { rows } = await change.db.execute<{ id: number }>(sql`
    UPDATE companies c SET status = ${status}
    WHERE c.id = ${root} AND c.status = 'customer' AND c.removed_at IS NULL
      AND NOT EXISTS (SELECT FROM orders o WHERE o.company_id IN ${membersOf(root)} AND o.removed_at IS NULL)
      AND NOT EXISTS (SELECT FROM crm_deals d WHERE d.company_id IN ${membersOf(root)} AND d.state = 'won' AND d.gone_at IS NULL)
    RETURNING c.id`);
  await refreshCompanies(
    change,
    rows.map(({ id }) => id),
  );
}
