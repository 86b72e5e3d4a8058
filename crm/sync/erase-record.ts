// Deletes the record of an erased person in a CRM: one that we had made there. Others are the CRM's own, and stay for a human.

import type { OutboxPayload } from '#contract/outbox.ts';
import { findErasedLink, noteErasedThere } from '#stores/records/crm/person-traces.ts';
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
        await account.connector.remove('person', theirId);
        return { outcome: 'done', effect: (db) => noteErasedThere(db, linkId) };
      } catch (error) {
        return describeCrmFault(error, { nowMs, records, crmId, changedAt });
      }
    },
  };
}
