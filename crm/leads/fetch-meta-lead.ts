// Fetches a lead that Meta told of by its id: `GET /{leadgen_id}` with the page's access token, and the form with its name and its
// questions, which the lead itself spells as keys.

import type { OutboxPayload } from '#contract/outbox.ts';
import { HttpFault } from '../http/http-fault.ts';
import type { Deliverer, Delivery, DeliveryCircumstances } from '../outbox/deliverer.ts';
import { askGraph, explainGraph, readGraphRest } from './ask-graph.ts';
import { keepLead } from './keep-lead.ts';
import { type LeadAccount, type LeadParts, openLeadAccount } from './lead-account.ts';
import { describeLeadFault } from './lead-fault.ts';
import { leadPace } from './lead-pace.ts';

type Payload = OutboxPayload<'fetch_meta_lead'>;

const fields = 'id,created_time,form_id,ad_id,campaign_name,field_data';
const formFields = 'name,questions{key,label,options}';

export function createFetchMetaLead(parts: LeadParts): Deliverer<Payload> {
  return {
    ...leadPace,
    deliver: async ({ leadId, formId, atMs }, circumstances): Promise<Delivery> => {
      const { connectionId, nowMs, signal } = circumstances;
      const account = await openLeadAccount(parts, connectionId, 'meta');
      if (account === undefined) return { outcome: 'paused', reason: 'no_token', detail: '', untilMs: null };
      try {
        const path = `${encodeURIComponent(leadId)}?fields=${fields}`;
        const { json, headers } = await askGraph(parts, account, path, { signal, nowMs });
        const form = await fetchForm(parts, account, formNumber(json) || formId, circumstances);
        const body = { lead: json, form, notice: { leadId, formId, atMs } };
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

/** Null when it is gone, or the token may not see it: the answers are worth having without. */
async function fetchForm(
  parts: LeadParts,
  account: LeadAccount,
  form: string,
  { signal, nowMs }: Pick<DeliveryCircumstances, 'signal' | 'nowMs'>,
): Promise<unknown> {
  if (form === '') return null;
  try {
    const path = `${encodeURIComponent(form)}?fields=${formFields}`;
    return (await askGraph(parts, account, path, { signal, nowMs })).json;
  } catch (error) {
    const fault = error instanceof HttpFault ? explainGraph(error) : undefined;
    if (fault?.kind === 'never' || (fault?.kind === 'mend' && fault.reason === 'permission_missing'))
      return null;
    throw error;
  }
}

/** '' when the lead names none. */
function formNumber(lead: unknown): string {
  const id: unknown = typeof lead === 'object' && lead !== null ? Reflect.get(lead, 'form_id') : '';
  return typeof id === 'string' ? id : '';
}
