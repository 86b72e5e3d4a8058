// Open leads of somebody's with whom nobody has spoken for a while, neither here nor, as far as they tell, in the CRMs, although the lead
// itself may have been changed.

import { sql } from 'drizzle-orm';
import { toldThere } from '../../crm/crm-contacts.ts';
import { membersOf } from '../../leads/company-members.ts';
import { contactsHere } from '../../leads/keep-contacts.ts';
import {
  daysBefore,
  isThere,
  leadColumns,
  openLeads,
  type QualityRule,
  windowDays,
} from '../quality-rule.ts';

const contactsThere = sql`SELECT FROM crm_links k WHERE ${toldThere(sql`IN ${membersOf(sql`c.id`)}`)}`;

export const leadNotContacted: QualityRule = {
  ...{ id: 'lead_not_contacted', group: 'stale' },
  name: { en: 'Open leads without contact', it: 'Lead aperti senza contatto' },
  reason: {
    en: 'No call, meeting or agreement was written down for that long, here or in the CRM. Call them, or write down what took place.',
    it: 'Da tanto tempo non è annotata nessuna chiamata, incontro o accordo, né qui né nel CRM. Chiama, o annota ciò che è avvenuto.',
  },
  // What is kept has them in order; what stands now is asked once more of those that it finds.
  select: (asked) => sql`
    SELECT ${leadColumns(sql`coalesce(l.contacted_at, l.created_at)`)} FROM ${openLeads}
    WHERE ${isThere} AND coalesce(l.contacted_at, l.created_at) < ${daysBefore(asked, asked.days)}
      AND l.created_at < ${daysBefore(asked, asked.days)} AND l.created_at > ${daysBefore(asked, windowDays)}
      AND NOT EXISTS (${contactsHere} AND e.at >= ${daysBefore(asked, asked.days)} OFFSET 0)
      AND NOT EXISTS (${contactsThere} AND k.contacted_at >= ${daysBefore(asked, asked.days)} OFFSET 0)`,
};
