// Telephone numbers of people that nobody can call.

import { sql } from 'drizzle-orm';
import { standingOf } from '../../leads/company-members.ts';
import { isOddPhone } from '../../schema/odd-phone.ts';
import { daysBefore, type QualityRule, windowDays } from '../quality-rule.ts';

export const phoneNoNumber: QualityRule = {
  ...{ id: 'phone_no_number', group: 'implausible' },
  name: { en: 'Telephone numbers that are none', it: 'Numeri di telefono che non lo sono' },
  reason: {
    en: 'Letters, too few or too many digits, or the same digit all along: nobody can be called on it. Ask for the number.',
    it: 'Lettere, troppe o troppo poche cifre, o sempre la stessa: non si può chiamare. Chiedi il numero.',
  },
  select: (asked) => sql`
    SELECT 'phone:' || v.key_id || ':' || v.value AS key, NULL::bigint AS lead_id, p.person_id, c.id AS company_id, c.owner_id,
      max(v.last_at) AS at, v.value AS detail
    FROM person_values v JOIN identity_keys k ON k.id = v.key_id JOIN person_cards p ON p.person_id = k.person_id
      LEFT JOIN company_domains d ON d.domain = p.domain LEFT JOIN companies c ON c.id = ${standingOf(sql`d.company_id`)} AND c.removed_at IS NULL
    WHERE v.field = 'phone' AND ${isOddPhone(sql`v.value`)} AND v.last_at > ${daysBefore(asked, windowDays)}
    GROUP BY v.key_id, v.value, p.person_id, c.id, c.owner_id`,
};
