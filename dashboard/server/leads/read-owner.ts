// Whom a lead or a task is given to, as the API is told it.

import type { Records } from '#stores/records/open-records.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';

/** `owner`: id of a user, or `me`. Undefined and null stay. Throws Refusal `unknown_owner`. */
export async function readOwner<Nothing extends null | undefined>(
  records: Records,
  caller: Pick<Caller, 'id'>,
  owner: string | Nothing,
): Promise<string | Nothing> {
  if (owner === null || owner === undefined) return owner;
  if (owner === 'me' || owner === caller.id) return caller.id;
  const users = await listUsers(records);
  if (!users.some(({ id }) => id === owner)) throw new Refusal('unknown_owner');
  return owner;
}

/** Throws Refusal `unknown_owner` for one who is none. */
export async function checkUsers(records: Records, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await listUsers(records)).map(({ id }) => id));
  if (!ids.every((id) => known.has(id))) throw new Refusal('unknown_owner');
}

/** Throws Refusal `unknown_person`. */
export async function checkPerson(records: Records, personId: number | null | undefined): Promise<void> {
  if (personId === null || personId === undefined) return;
  if ((await findCards(records, [personId])).size === 0) throw new Refusal('unknown_person');
}
