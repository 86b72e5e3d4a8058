// Fetches a lead that Meta told of by its id: `GET /{leadgen_id}` with the page's access token.

import type { OutboxPayload } from '#contract/outbox.ts';
import type { Deliverer, Delivery } from '../outbox/deliverer.ts';
import { askGraph, explainGraph, readGraphRest } from './ask-graph.ts';
import { keepLead } from './keep-lead.ts';
import { type LeadParts, openLeadAccount } from './lead-account.ts';
import { describeLeadFault } from './lead-fault.ts';
import { leadPace } from './lead-pace.ts';

type Payload = OutboxPayload<'fetch_meta_lead'>;

const fields = 'id,created_time,form_id,ad_id,campaign_name,field_data';

export function createFetchMetaLead(parts: LeadParts): Deliverer<Payload> {
  return {
    ...leadPace,
    deliver: async ({ leadId, formId, atMs }, { connectionId, nowMs, signal }): Promise<Delivery> => {
      const account = await openLeadAccount(parts, connectionId, 'meta');
      if (account === undefined) return { outcome: 'paused', reason: 'no_token', detail: '', untilMs: null };
      try {
        const path = `${encodeURIComponent(leadId)}?fields=${fields}`;
        const { json, headers } = await askGraph(parts, account, path, { signal, nowMs });
        const body = { lead: json, notice: { leadId, formId, atMs } };
        return {
          outcome: 'done',
          effect: keepLead(parts.keys, { connectionId: account.connectionId, thing: leadId, body, nowMs }),
          restMs: readGraphRest(headers),
        };
      } catch (error) {
        return describeLeadFault(error, explainGraph, nowMs);
      }
    },
  };
}
