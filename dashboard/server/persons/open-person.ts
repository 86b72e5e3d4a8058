// The person that a route is about, with the check that the caller may see them: whoever may see the company that has the domain
// of their e-mail, and everybody where no known company has it.

import type { PersonCompany } from '#contract/person-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findStandingCompanies } from '#stores/records/questions/company-statuses.ts';
import { findPerson, type PersonRecord } from '#stores/records/questions/person-find.ts';
import type { PersonCard } from '#stores/records/questions/person-list.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { Refusal } from '../api/refusal.ts';
import type { Viewer } from '../api/route.ts';
import { reportCompanyOf } from './report-person.ts';

export interface OpenedPerson {
  readonly person: PersonRecord;
  readonly company: PersonCompany;
}

/** Throws Refusal `unknown_person` or `not_your_company`. */
export async function openPerson(records: Records, caller: Viewer, id: number): Promise<OpenedPerson> {
  const person = await findPerson(records, id);
  if (person === undefined) throw new Refusal('unknown_person');
  const [company] = await companiesOf(records, [person.card]);
  if (company === undefined) throw new Error('A company is told for every card.');
  if (!maySeeWhole(caller, company.owner.id)) throw new Refusal('not_your_company');
  return { person, company };
}

/** In the order of the cards. */
export async function companiesOf(records: Records, cards: readonly PersonCard[]): Promise<PersonCompany[]> {
  const found = await findStandingCompanies(
    records,
    cards.flatMap(({ companyId }) => companyId ?? []),
  );
  return cards.map((card) => reportCompanyOf(card, found.get(card.companyId ?? 0)));
}
