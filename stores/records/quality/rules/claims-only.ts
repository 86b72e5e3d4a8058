// People of companies with an open lead of whom everything is only claimed.

import { sql } from 'drizzle-orm';
import { standingOf } from '../../leads/company-members.ts';
import { daysBefore, openLeads, type QualityRule } from '../quality-rule.ts';

const lookBackDays = 365;

export const claimsOnly: QualityRule = {
  ...{ id: 'claims_only', group: 'claimed' },
  name: { en: 'Claimed and never confirmed', it: 'Dichiarati e mai confermati' },
  reason: {
    en: 'Somebody typed this address; nobody proved that it is theirs. Do not count on it before they answered.',
    it: 'Qualcuno ha scritto questo indirizzo; nessuno ha provato che sia suo. Non farci conto prima di una risposta.',
  },
  select: (asked) => sql`
    SELECT 'person:' || p.person_id AS key, l.id AS lead_id, p.person_id, c.id AS company_id,
      l.whose_id AS owner_id, p.last_at AS at, p.email AS detail
    FROM ${openLeads} JOIN (SELECT d.domain, CASE WHEN m.merged_into_id IS NULL THEN m.id ELSE ${standingOf(sql`m.id`)} END AS company_id
        FROM company_domains d JOIN companies m ON m.id = d.company_id) AS d ON d.company_id = c.id
      JOIN person_cards p ON p.domain = d.domain AND p.domain <> ''
    WHERE l.closed_at IS NULL AND NOT p.is_confirmed AND NOT p.is_shared AND p.last_at > ${daysBefore(asked, lookBackDays)}`,
};
