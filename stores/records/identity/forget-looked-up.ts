// Takes all that a provider told of people out of their profiles, and makes their cards anew.

import type { Records } from '../open-records.ts';
import { forgetPersonLookups } from '../questions/person-lookups.ts';
import { changeIdentity } from './change-identity.ts';
import { rebuildCards } from './rebuild-cards.ts';

/** Answers how many people were concerned. */
export async function forgetLookedUp(records: Records, provider: string): Promise<number> {
  const persons = await forgetPersonLookups(records, provider);
  const step = 500;
  for (let at = 0; at < persons.length; at += step)
    await changeIdentity(records, (db) => rebuildCards(db, persons.slice(at, at + step)));
  return persons.length;
}
