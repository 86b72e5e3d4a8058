// Wipes the record of an erased person in a CRM for good: one that we had made there. Others are the CRM's own, and stay for a human.

import type { OutboxPayload } from '#contract/outbox.ts';
import { findErasedLink, noteErasedThere } from '#stores/records/crm/person-traces.ts';
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
      const theirId = await findErasedLink(records.db, crmId, linkId);
      if (theirId === undefined) return { outcome: 'done', effect: async () => undefined };
      try {
        await account.prove();
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

function isRightMissing({ fault }: CrmError): boolean {
  return fault.kind === 'mend' && fault.reason === 'permission_missing';
}
