// Which file delivers which kind of the outbox.

import type { AlertParts } from './alerts/alert-parts.ts';
import { openAlertDeliverers } from './alerts/open-alert-deliverers.ts';
import { createCheckLinkedinLead } from './leads/check-linkedin-lead.ts';
import { createFetchLinkedinLead } from './leads/fetch-linkedin-lead.ts';
import { createFetchMetaLead } from './leads/fetch-meta-lead.ts';
import type { LeadParts } from './leads/lead-account.ts';
import type { Deliverers } from './outbox/deliverer.ts';
import type { CrmAccounts, CrmDesk } from './sync/crm-accounts.ts';
import { createEraseRecord } from './sync/erase-record.ts';
import { createPushCompany } from './sync/push-company.ts';
import { createUndoWrite } from './sync/undo-write.ts';

export function openDeliverers(
  leads: LeadParts,
  alerts: AlertParts,
  desk: CrmDesk,
  accounts: CrmAccounts,
): Deliverers {
  return {
    fetch_meta_lead: createFetchMetaLead(leads),
    fetch_linkedin_lead: createFetchLinkedinLead(leads),
    check_linkedin_lead: createCheckLinkedinLead(leads),
    ...openAlertDeliverers(alerts),
    push_company: createPushCompany(desk, accounts),
    undo_crm_write: createUndoWrite(desk, accounts),
    erase_crm_record: createEraseRecord(desk, accounts),
  };
}
