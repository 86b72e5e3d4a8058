// Whether people may be called or written to, as the API shows it beside their numbers and addresses.

import type { ContactChannel, ContactPermission, PersonContact } from '#contract/contact-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type FoundPermission, findPermissions } from '#stores/records/questions/person-contact.ts';

const nothing: ContactPermission = { state: 'unknown', how: 'none', source: '', by: '', at: null };

/** Answers what holds for each person, also for those of whom nothing is on record. */
export async function readContacts(
  records: Pick<Records, 'db'>,
  personIds: readonly number[],
): Promise<(personId: number) => PersonContact> {
  const found = await findPermissions(records, personIds);
  const of = (personId: number, channel: ContactChannel): ContactPermission => {
    const one = found.find((row) => row.personId === personId && row.channel === channel);
    return one === undefined ? nothing : describe(one);
  };
  return (personId) => ({ phone: of(personId, 'phone'), email: of(personId, 'email') });
}

function describe({ state, how, source, byName, atMs }: FoundPermission): ContactPermission {
  return { state, how, source, by: byName, at: new Date(atMs).toISOString() };
}
