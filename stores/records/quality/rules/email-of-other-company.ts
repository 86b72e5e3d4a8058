// Open leads about a person whose work e-mail belongs to another known company.

import { sql } from 'drizzle-orm';
import { standingOf } from '../../leads/company-members.ts';
import {
  daysBefore,
  isThere,
  leadColumns,
  openLeads,
  type QualityRule,
  windowDays,
} from '../quality-rule.ts';

export const emailOfOtherCompany: QualityRule = {
  ...{ id: 'email_of_other_company', group: 'implausible' },
  name: { en: 'Contact with the e-mail of another company', it: 'Contatto con l’e-mail di un’altra azienda' },
  reason: {
    en: 'The lead is about somebody whose work e-mail belongs to another company: they may have changed jobs, or it is the wrong person.',
    it: 'Il lead riguarda qualcuno la cui e-mail di lavoro è di un’altra azienda: forse ha cambiato lavoro, o è la persona sbagliata.',
  },
  // Plants and subsidiaries use the domain of the house.
  select: (asked) => sql`SELECT ${leadColumns(sql`l.changed_at`, sql`p.domain`)}
    FROM ${openLeads} JOIN identity_keys k ON k.id = l.person_id JOIN person_cards p ON p.person_id = k.person_id
      JOIN company_domains d ON d.domain = p.domain JOIN companies o ON o.id = ${standingOf(sql`d.company_id`)}
    WHERE ${isThere} AND l.person_id IS NOT NULL AND l.changed_at > ${daysBefore(asked, windowDays)}
      AND d.company_id <> l.company_id AND o.id <> c.id AND o.removed_at IS NULL
      AND ${houseOf('o')} IS DISTINCT FROM c.id AND ${houseOf('c')} IS DISTINCT FROM o.id
      AND (o.parent_id IS NULL OR ${houseOf('o')} IS DISTINCT FROM ${houseOf('c')})`,
};

/** What the parent of a company stands as. */
function houseOf(company: 'o' | 'c') {
  return standingOf(sql.raw(`${company}.parent_id`));
}
