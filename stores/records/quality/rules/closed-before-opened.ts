// Leads here and deals in a CRM that ended before they began.

import { sql } from 'drizzle-orm';
import { joinStandingOfEach } from '../../leads/company-members.ts';
import { daysBefore, leadColumns, openLeads, type QualityRule, windowDays } from '../quality-rule.ts';

export const closedBeforeOpened: QualityRule = {
  ...{ id: 'closed_before_opened', group: 'implausible' },
  name: { en: 'Closed before it was opened', it: 'Chiuso prima di essere aperto' },
  reason: {
    en: 'The end lies before the beginning: figures of how long a sale takes are wrong. Mend the day, in the CRM if it is a deal.',
    it: 'La fine viene prima dell’inizio: i dati sulla durata delle vendite sono sbagliati. Correggi il giorno, nel CRM se è una trattativa.',
  },
  select: (asked) => sql`
    SELECT ${leadColumns(sql`l.closed_at`)} FROM ${openLeads}
    WHERE c.id IS NOT NULL AND l.closed_at < l.created_at AND l.closed_at > ${daysBefore(asked, windowDays)}
    UNION ALL
    SELECT 'deal:' || d.crm_id || ':' || d.their_id, NULL, NULL, c.id, c.owner_id, d.closed_at, d.name
    FROM crm_deals d ${joinStandingOfEach(sql`d.company_id`)}
    WHERE c.removed_at IS NULL AND d.closed_at < d.opened_at AND d.closed_at > ${daysBefore(asked, windowDays)}
      AND d.gone_at IS NULL AND d.state <> 'open'`,
};
