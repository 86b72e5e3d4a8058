// Notes, calls and tasks that one colleague typed by the dozen within minutes.

import { sql } from 'drizzle-orm';
import { joinStanding } from '../../leads/company-members.ts';
import { daysBefore, type QualityRule } from '../quality-rule.ts';

/** More than anybody writes down of what happened just now. */
const entriesMin = 15;
const lookBackDays = 90;

/** One finding for each colleague and day: each entry that is the fifteenth within five minutes, with those before it. */
export const typedInBulk: QualityRule = {
  ...{ id: 'typed_in_bulk', group: 'bulk' },
  name: { en: 'Typed in bulk', it: 'Scritti in blocco' },
  reason: {
    en: 'One colleague wrote down 15 entries or more within five minutes: dates and texts are from memory, or made up to fill the list.',
    it: 'Un collega ha annotato 15 voci o più in cinque minuti: date e testi sono a memoria, o scritti per riempire l’elenco.',
  },
  select: (asked) => sql`
    SELECT 'bulk:' || b.by_id || ':' || b.day AS key, l.id AS lead_id, NULL::bigint AS person_id, c.id AS company_id,
      b.by_id AS owner_id, b.at, b.entries::text AS detail
    FROM (SELECT by_id, (at AT TIME ZONE 'UTC')::date AS day, max(at) AS at, count(*) + ${entriesMin - 1}::int AS entries,
        max(lead_id) AS lead_id
      FROM (SELECT h.by_id, h.at, h.lead_id,
          h.at - lag(h.at, ${entriesMin - 1}::int) OVER (PARTITION BY h.by_id ORDER BY h.at, h.id) AS since
        FROM users u JOIN lead_changes h ON h.by_id = u.id
        WHERE h.at > ${daysBefore(asked, lookBackDays)} AND h.entry_id IS NOT NULL AND h.action LIKE 'add%') AS typed
      WHERE since <= interval '5 minutes' GROUP BY 1, 2) AS b JOIN leads l ON l.id = b.lead_id
        ${joinStanding(sql`l.company_id`)}`,
};
