// Whose fields a route is about, with the check that the caller may see them: as the page of the company, person or lead is checked.

import type { FieldSubject } from '#contract/field-report.ts';
import type { FieldHolder } from '#stores/records/custom/keep-values.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { Caller } from '../api/route.ts';
import { openOwnLead } from '../leads/open-lead.ts';
import { openPerson } from '../persons/open-person.ts';
import { openOwnCompany } from '../routes/open-company.ts';

/** Throws Refusal. */
export async function openHolder(
  records: Records,
  caller: Caller,
  { subject, id }: { subject: FieldSubject; id: number },
): Promise<FieldHolder> {
  if (subject === 'company') return { subject, id: (await openOwnCompany(records, caller, id)).company.id };
  if (subject === 'person') return { subject, id: (await openPerson(records, caller, id)).person.card.id };
  await openOwnLead(records, caller, id);
  return { subject, id };
}
