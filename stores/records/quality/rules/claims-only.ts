// People of companies with an open lead of whom everything is only claimed.

import { type SQL, sql } from 'drizzle-orm';
import { joinListed, membersOf } from '../../leads/company-members.ts';
import { daysBefore, isThere, openLeads, type QualityAsked, type QualityRule } from '../quality-rule.ts';

const lookBackDays = 365;

/** Of a person `p`, as the index `person_cards_claimed` has it. */
const isClaimed = (asked: QualityAsked) => sql`p.domain <> '' AND NOT p.is_confirmed AND NOT p.is_shared
  AND p.last_at > ${daysBefore(asked, lookBackDays)}`;

/** Few companies were merged with any, and those alone are looked through for members. */
const isOfStanding = (companyId: SQL) => sql`${companyId} = ANY(CASE
  WHEN EXISTS (SELECT FROM companies x WHERE x.merged_into_id = c.id) THEN ARRAY${membersOf(sql`c.id`)} ELSE ARRAY[c.id] END)`;

const columns = sql`'person:' || p.person_id AS key, l.id AS lead_id, p.person_id, c.id AS company_id, l.whose_id AS owner_id,
  p.last_at AS at, p.email AS detail`;

export const claimsOnly: QualityRule = {
  ...{ id: 'claims_only', group: 'claimed' },
  name: { en: 'Claimed and never confirmed', it: 'Dichiarati e mai confermati' },
  reason: {
    en: 'Somebody typed this address; nobody proved that it is theirs. Do not count on it before they answered.',
    it: 'Qualcuno ha scritto questo indirizzo; nessuno ha provato che sia suo. Non farci conto prima di una risposta.',
  },
  // Person by person: among many leads a page is full soon.
  select: (asked) => sql`
    SELECT ${columns} FROM person_cards p
      JOIN company_domains d ON d.domain = p.domain ${joinListed(sql`d.company_id`)}
      CROSS JOIN LATERAL (SELECT l.id, l.whose_id FROM leads l WHERE ${isOfStanding(sql`l.company_id`)} AND l.closed_at IS NULL
        OFFSET 0) AS l
    WHERE c.id IS NOT NULL AND ${isClaimed(asked)}`,
  selectOfFew: (asked) => sql`
    SELECT ${columns} FROM ${openLeads}
      CROSS JOIN LATERAL (SELECT d.domain FROM company_domains d WHERE ${isOfStanding(sql`d.company_id`)} OFFSET 0) AS d
      CROSS JOIN LATERAL (SELECT * FROM person_cards p WHERE p.domain = d.domain AND ${isClaimed(asked)} OFFSET 0) AS p
    WHERE ${isThere}`,
};
