// Takes all that a provider told of people out of their profiles, and makes their cards anew: step by step, so that nobody who says who
// is who waits for long, and so that it goes on where it was broken off.

import type { Records } from '../open-records.ts';
import { forgetSomeLookups, forgetSomeToldValues } from '../questions/person-lookups.ts';
import { changeIdentity } from './change-identity.ts';
import { rebuildCards } from './rebuild-cards.ts';

/** Answers how many people were concerned. */
export async function forgetLookedUp(records: Records, provider: string): Promise<number> {
  let persons = 0;
  for (;;) {
    const some = await changeIdentity(records, async (db) => {
      const ids = await forgetSomeToldValues(db, provider);
      await rebuildCards(db, ids);
      return ids.length;
    });
    if (some === 0) break;
    persons += some;
  }
  // Last: as long as one stands, it is known that there is something to forget.
  while ((await forgetSomeLookups(records, provider)) > 0);
  return persons;
}
