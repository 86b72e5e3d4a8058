// Leads of one company, and of what was merged into it, that have ended, the newest first.

import { and, desc, isNotNull, sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { leads } from '../schema/leads.ts';
import { membersOf } from './company-members.ts';

const formerMax = 20;

interface FormerLead {
  readonly leadId: number;
  /** Its own owner, or else its company's. */
  readonly ownerId: string | null;
  readonly stage: string;
  readonly resultReason: string;
  readonly closedAt: string;
}

export async function listFormerLeads({ db }: Pick<Records, 'db'>, companyId: number): Promise<FormerLead[]> {
  const rows = await db
    .select({
      leadId: leads.id,
      ownerId: leads.whoseId,
      stage: leads.stage,
      resultReason: leads.resultReason,
      closedAt: leads.closedAt,
    })
    .from(leads)
    .where(and(sql`${leads.companyId} IN ${membersOf(companyId)}`, isNotNull(leads.closedAt)))
    .orderBy(desc(leads.closedAt), desc(leads.id))
    .limit(formerMax);
  return rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? '' }));
}
