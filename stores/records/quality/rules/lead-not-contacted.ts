// Open leads of somebody's with whom nobody has spoken for a while, although the lead itself may have been changed.

import { sql } from 'drizzle-orm';
import { daysBefore, leadColumns, openLeads, type QualityRule, windowDays } from '../quality-rule.ts';

const contact = sql`SELECT e.at FROM lead_entries e WHERE e.lead_id = l.id AND e.removed_at IS NULL
  AND e.kind IN ('call', 'meeting', 'agreement')`;

export const leadNotContacted: QualityRule = {
  ...{ id: 'lead_not_contacted', group: 'stale' },
  name: { en: 'Open leads without contact', it: 'Lead aperti senza contatto' },
  reason: {
    en: 'No call, meeting or agreement was written down for that long. Call them, or write down what took place.',
    it: 'Da tanto tempo non è annotata nessuna chiamata, incontro o accordo. Chiama, o annota ciò che è avvenuto.',
  },
  select: (asked) => sql`
    SELECT ${leadColumns(sql`coalesce((${contact} ORDER BY e.at DESC LIMIT 1), l.created_at)`)} FROM ${openLeads}
    WHERE l.closed_at IS NULL AND l.created_at < ${daysBefore(asked, asked.days)}
      AND l.created_at > ${daysBefore(asked, windowDays)}
      AND NOT EXISTS (${contact} AND e.at >= ${daysBefore(asked, asked.days)})`,
};
