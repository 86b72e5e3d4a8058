// Deals in a CRM that are open or won and worth nothing.

import { sql } from 'drizzle-orm';
import { joinStandingOfEach } from '../../leads/company-members.ts';
import { daysBefore, type QualityRule, windowDays } from '../quality-rule.ts';

// As the index `crm_deals_worthless` has it. Tables of files and APIs may say neither when a deal was opened nor when it was closed.
const at = sql`coalesce(d.closed_at, d.opened_at, d.first_read_at)`;

export const dealWithoutAmount: QualityRule = {
  ...{ id: 'deal_without_amount', group: 'implausible' },
  name: { en: 'Deals of an amount of 0', it: 'Trattative di importo 0' },
  reason: {
    en: 'An open or won deal without an amount counts for nothing in any sum. Enter it in the CRM.',
    it: 'Una trattativa aperta o vinta senza importo non conta in nessuna somma. Inseriscilo nel CRM.',
  },
  select: (asked) => sql`
    SELECT 'deal:' || d.crm_id || ':' || d.their_id AS key, NULL::bigint AS lead_id, NULL::bigint AS person_id, c.id AS company_id,
      c.owner_id, ${at} AS at, d.name AS detail
    FROM crm_deals d ${joinStandingOfEach(sql`d.company_id`)}
    WHERE c.removed_at IS NULL AND d.gone_at IS NULL AND d.state IN ('open', 'won') AND coalesce(d.amount, 0) = 0
      AND ${at} > ${daysBefore(asked, windowDays)}`,
};
