// One lead, of the company that its own stands as, or what is known of a company that is none.

import { type SQL, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { membersOf } from './company-members.ts';
import { companyTables, type FoundLead, leadColumns, leadTables, suggestedColumns } from './lead-columns.ts';
import { isSuggested } from './lead-conditions.ts';

export type OneLead = FoundLead & { isSuggested: boolean };

/** Undefined when there is none with this id. */
export function findLead(records: Pick<Records, 'db'>, leadId: number): Promise<OneLead | undefined> {
  return one(
    records,
    sql`SELECT ${leadColumns}, false AS "isSuggested" FROM ${leadTables} WHERE l.id = ${leadId} LIMIT 1`,
  );
}

/** Its open lead, or that of one that was merged into it; else the company without one; undefined when there is no such company, or it stands as another. */
export async function findLeadOfCompany(
  records: Pick<Records, 'db'>,
  companyId: number,
): Promise<OneLead | undefined> {
  const open = await one(
    records,
    sql`SELECT ${leadColumns}, false AS "isSuggested" FROM ${leadTables}
      WHERE l.company_id IN ${membersOf(companyId)} AND l.closed_at IS NULL
      ORDER BY l.company_id <> ${companyId}, l.id LIMIT 1`,
  );
  if (open !== undefined) return open;
  return one(
    records,
    sql`SELECT ${suggestedColumns}, coalesce(${isSuggested}, false) AS "isSuggested" FROM ${companyTables}
      WHERE c.id = ${companyId} AND c.removed_at IS NULL AND c.merged_into_id IS NULL LIMIT 1`,
  );
}

async function one({ db }: Pick<Records, 'db'>, question: SQL): Promise<OneLead | undefined> {
  const { rows } = await db.execute<OneLead>(question);
  return rows[0];
}
