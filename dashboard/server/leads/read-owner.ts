// Whom a lead or a task is given to, as the API is told it.

import { roleSchema } from '#contract/access-schema.ts';
import { mayHaveWork } from '#contract/user-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller, Viewer } from '../api/route.ts';
import { companiesOf } from '../persons/open-person.ts';

/** `owner`: id of a user, or `me`. Undefined and null stay. Throws Refusal `unknown_owner` or `no_work_role`. */
export async function readOwner<Nothing extends null | undefined>(
  records: Records,
  caller: Pick<Caller, 'id'>,
  owner: string | Nothing,
): Promise<string | Nothing> {
  if (owner === null || owner === undefined) return owner;
  const userId = owner === 'me' ? caller.id : owner;
  await checkWorkers(records, [userId]);
  return userId;
}

/** That work may be theirs. Throws Refusal `unknown_owner`, or `no_work_role` for one whose role does none. */
export async function checkWorkers(records: Records, ids: readonly string[]): Promise<void> {
  const roles = new Map((await listUsers(records)).map(({ id, role }) => [id, roleSchema.parse(role)]));
  for (const id of ids) {
    const role = roles.get(id);
    if (role === undefined) throw new Refusal('unknown_owner');
    if (!mayHaveWork(role)) throw new Refusal('no_work_role');
  }
}

/** Throws Refusal `unknown_owner` for one who is none. */
export async function checkUsers(records: Records, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await listUsers(records)).map(({ id }) => id));
  if (!ids.every((id) => known.has(id))) throw new Refusal('unknown_owner');
}

/**
 * Throws Refusal `unknown_person`, for one whom the caller may not see as for one who is none: the answer to a change shows their
 * name. `companyId`: of the lead that they are written down at.
 */
export async function checkPerson(
  records: Records,
  caller: Viewer,
  companyId: number,
  personId: number | null | undefined,
): Promise<void> {
  if (personId === null || personId === undefined) return;
  const card = (await findCards(records, [personId])).get(personId);
  const [company] = card === undefined ? [] : await companiesOf(records, [card]);
  if (company === undefined) throw new Refusal('unknown_person');
  const isOfLead = company.id === companyId;
  // External agents see the people of their leads alone.
  const maySee = isOfLead || (caller.role !== 'agent' && maySeeWhole(caller, company.owner.id));
  if (!maySee) throw new Refusal('unknown_person');
}
