// Open leads of somebody's with whom nobody has spoken for a while, neither here nor, as far as they tell, in the CRMs, although the lead
// itself may have been changed.

import { type SQL, sql } from 'drizzle-orm';
import { contactedThere } from '../../crm/crm-contacts.ts';
import { membersOf, standingOf } from '../../leads/company-members.ts';
import {
  daysBefore,
  isThere,
  leadColumns,
  openLeads,
  type QualityRule,
  windowDays,
} from '../quality-rule.ts';

const contact = sql`SELECT e.at FROM lead_entries e WHERE e.lead_id = l.id AND e.removed_at IS NULL
  AND e.kind IN ('call', 'meeting', 'agreement')`;
const there = contactedThere(sql`IN ${membersOf(sql`c.id`)}`);
/** Asked once for all leads: what stands as companies that were contacted there. */
const contactedSince = (since: SQL): SQL => sql`SELECT ${standingOf(sql`k.company_id`)} FROM crm_links k
  WHERE k.kind = 'company' AND k.company_id IS NOT NULL AND k.contacted_at >= ${since}`;

export const leadNotContacted: QualityRule = {
  ...{ id: 'lead_not_contacted', group: 'stale' },
  name: { en: 'Open leads without contact', it: 'Lead aperti senza contatto' },
  reason: {
    en: 'No call, meeting or agreement was written down for that long, here or in the CRM. Call them, or write down what took place.',
    it: 'Da tanto tempo non è annotata nessuna chiamata, incontro o accordo, né qui né nel CRM. Chiama, o annota ciò che è avvenuto.',
  },
  select: (asked) => sql`
    SELECT ${leadColumns(sql`coalesce(greatest((${contact} ORDER BY e.at DESC LIMIT 1), ${there}), l.created_at)`)} FROM ${openLeads}
    WHERE ${isThere} AND l.created_at < ${daysBefore(asked, asked.days)}
      AND l.created_at > ${daysBefore(asked, windowDays)}
      AND NOT EXISTS (${contact} AND e.at >= ${daysBefore(asked, asked.days)})
      AND NOT coalesce(c.id IN (${contactedSince(daysBefore(asked, asked.days))}), false)`,
};
