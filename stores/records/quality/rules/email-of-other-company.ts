// Open leads about a person whose work e-mail belongs to another known company.

import { type SQL, sql } from 'drizzle-orm';
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
  select: (asked) => sql`SELECT ${leadColumns(sql`l.changed_at`, sql`d.domain`)}
    FROM ${openLeads} CROSS JOIN LATERAL (SELECT d.company_id, d.domain FROM identity_keys k
        JOIN person_cards p ON p.person_id = k.person_id JOIN company_domains d ON d.domain = p.domain
        WHERE k.id = l.person_id AND d.company_id <> l.company_id OFFSET 0) AS d
      CROSS JOIN LATERAL (${withHouse(standingOf(sql`d.company_id`))}) AS o CROSS JOIN LATERAL (${withHouse(sql`c.id`)}) AS own
    WHERE ${isThere} AND l.person_id IS NOT NULL AND l.changed_at > ${daysBefore(asked, windowDays)}
      AND o.id <> own.id AND o.house IS DISTINCT FROM own.id AND own.house IS DISTINCT FROM o.id
      AND (o.house IS NULL OR o.house IS DISTINCT FROM own.house)`,
};

/** The company with this id unless it was removed, and what its parent stands as. */
function withHouse(companyId: SQL): SQL {
  return sql`SELECT s.id, ${standingOf(sql`s.parent_id`)} AS house FROM companies s
    WHERE s.id = ${companyId} AND s.removed_at IS NULL OFFSET 0`;
}
