// Open leads at which nobody has changed or written down anything for a while.

import { sql } from 'drizzle-orm';
import {
  daysBefore,
  isThere,
  leadColumns,
  openLeads,
  type QualityRule,
  windowDays,
} from '../quality-rule.ts';

export const leadUntouched: QualityRule = {
  ...{ id: 'lead_untouched', group: 'stale' },
  name: { en: 'Open leads that nobody touches', it: 'Lead aperti che nessuno tocca' },
  reason: {
    en: 'Nothing was changed or written down for that long. Say what the next step is, or close the lead.',
    it: 'Da tanto tempo non è stato cambiato né annotato niente. Indica il prossimo passo, o chiudi il lead.',
  },
  select: (asked) => sql`SELECT ${leadColumns(sql`l.changed_at`)} FROM ${openLeads}
    WHERE ${isThere} AND l.changed_at < ${daysBefore(asked, asked.days)}
      AND l.changed_at > ${daysBefore(asked, windowDays)}
      AND NOT EXISTS (SELECT FROM lead_changes h WHERE h.lead_id = l.id AND h.at >= ${daysBefore(asked, asked.days)} OFFSET 0)`,
};
