// Wipes the record of an erased person in a CRM for good: one that we had made there. Others are the CRM's own, and stay for a human.

import type { OutboxPayload } from '#contract/outbox.ts';
import {
  dropDoubted,
  findErasedLink,
  noteDoubtedFound,
  noteErasedThere,
} from '#stores/records/crm/person-traces.ts';
import type { Connector } from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { Deliverer } from '../outbox/deliverer.ts';
import type { CrmAccounts, CrmDesk } from './crm-accounts.ts';
import { crmPace } from './crm-pace.ts';
import { describeCrmFault } from './describe-crm-fault.ts';

export function createEraseRecord(
  { records }: CrmDesk,
  accounts: CrmAccounts,
): Deliverer<OutboxPayload<'erase_crm_record'>> {
  return {
    ...crmPace,
    deliver: async ({ crmId, linkId }, { nowMs }) => {
      const account = await accounts.open(crmId);
      if (account === undefined) return { outcome: 'aside', reason: 'no_connection', detail: '' };
      const { mode, changedAt } = account.record;
      // Nothing goes out of a connection that somebody stopped or only tries: its page tells what is to be deleted by hand.
      if (mode !== 'live') return { outcome: 'aside', reason: 'not_live', detail: '' };
      const link = await findErasedLink(records.db, crmId, linkId);
      if (link === undefined) return { outcome: 'done', effect: async () => undefined };
      try {
        await account.prove();
        const theirId = link.doubtSinceMs === null ? link.id : await lookFor(account.connector, link);
        if (theirId === undefined) return { outcome: 'done', effect: (db) => dropDoubted(db, linkId) };
        if (theirId !== link.id) await noteDoubtedFound(records.db, linkId, theirId);
        const how = await account.connector.erase(theirId);
        return { outcome: 'done', effect: (db) => noteErasedThere(db, linkId, how) };
      } catch (error) {
        // A right that is missing for this stops nothing else.
        if (error instanceof CrmError && isRightMissing(error))
          return { outcome: 'aside', reason: 'permission_missing', detail: error.detail };
        return describeCrmFault(error, { nowMs, records, crmId, changedAt });
      }
    },
  };
}

/** What was on its way when its person was erased bears our id, if it arrived. Rejects with CrmError. */
async function lookFor(
  connector: Connector,
  { id: ownId, doubtSinceMs }: { readonly id: string; readonly doubtSinceMs: number | null },
): Promise<string | undefined> {
  const found = await connector.find('person', { by: 'own_id', value: ownId }, doubtSinceMs ?? undefined);
  return found.find((one) => one.ownId === ownId)?.id;
}

function isRightMissing({ fault }: CrmError): boolean {
  return fault.kind === 'mend' && fault.reason === 'permission_missing';
}
