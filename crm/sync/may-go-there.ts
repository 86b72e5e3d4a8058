// Whether a person may be told to a CRM now: nobody who was erased, nor who took back the consent to be known, under whichever of
// their names. Asked right before each person's write, so that an item which waited tells of nobody who has refused meanwhile.

import { ownIdOf } from '#intelligence/sync/own-id.ts';
import { isNotedSkipped } from '#stores/records/crm/crm-ledger.ts';
import type { PushedPerson } from '#stores/records/crm/load-push.ts';
import type { PushContext } from './push-context.ts';
import { noteSkipped } from './write-ledgered.ts';

/** Of who took consent back the ledger says so; of who was erased it says nothing. Rejects when PostgreSQL is away. */
export async function mayGoThere(context: PushContext, { keyId, names }: PushedPerson): Promise<boolean> {
  const { erased, withdrawn } = context.refused;
  await Promise.all([erased.load(), withdrawn.load()]);
  if (names.some((name) => erased.has(name))) return false;
  // Whenever it was taken back: a consent that was given anew was given for something else.
  if (!names.some((name) => withdrawn.isWithdrawn(name, 'person', 0))) return true;
  const { records, crmId } = context;
  const ourId = ownIdOf('person', keyId);
  const reason = 'consent_withdrawn';
  // Said once in a day, however often their company is pushed.
  if (!(await isNotedSkipped(records.db, { crmId, ourId, theirId: '', reason })))
    await noteSkipped(context, { kind: 'person', ourId, people: names }, reason);
  return false;
}
