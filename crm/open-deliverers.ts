// Which file delivers which kind of the outbox.

import type { AlertParts } from './alerts/alert-parts.ts';
import { openAlertDeliverers } from './alerts/open-alert-deliverers.ts';
import { createCheckLinkedinLead } from './leads/check-linkedin-lead.ts';
import { createFetchLinkedinLead } from './leads/fetch-linkedin-lead.ts';
import { createFetchMetaLead } from './leads/fetch-meta-lead.ts';
import type { LeadParts } from './leads/lead-account.ts';
import type { Deliverers } from './outbox/deliverer.ts';

export function openDeliverers(leads: LeadParts, alerts: AlertParts): Deliverers {
  return {
    fetch_meta_lead: createFetchMetaLead(leads),
    fetch_linkedin_lead: createFetchLinkedinLead(leads),
    check_linkedin_lead: createCheckLinkedinLead(leads),
    ...openAlertDeliverers(alerts),
  };
}
