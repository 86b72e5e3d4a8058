// Fetches a lead that Meta told of by its id: `GET /{leadgen_id}` with the access token of the connection or, where that one may not
// see it, with the token of the lead's page; and the form with its name and its questions, which the lead itself spells as keys.

import type { OutboxPayload } from '#contract/outbox.ts';
import { HttpFault } from '../http/http-fault.ts';
import type { Deliverer, Delivery, DeliveryCircumstances } from '../outbox/deliverer.ts';
import { askGraph, explainGraph, readGraphRest } from './ask-graph.ts';
import { keepLead } from './keep-lead.ts';
import { type LeadAccount, type LeadParts, openLeadAccount, pauseForAccount } from './lead-account.ts';
import { describeLeadFault } from './lead-fault.ts';
import { leadPace } from './lead-pace.ts';
import { narrowRefusal } from './narrow-refusal.ts';
import { openPageTokens, type PageTokens } from './page-tokens.ts';

type Payload = OutboxPayload<'fetch_meta_lead'>;

const fields = 'id,created_time,form_id,ad_id,campaign_name,field_data';
const formFields = 'name,questions{key,label,options}';

export function createFetchMetaLead(parts: LeadParts): Deliverer<Payload> {
  const pages = openPageTokens(parts);
  return {
    ...leadPace,
    deliver: async (payload, circumstances): Promise<Delivery> => {
      const { connectionId, nowMs } = circumstances;
      const account = await openLeadAccount(parts, connectionId, 'meta');
      if (account === undefined)
        return pauseForAccount(parts, { connectionId, provider: 'meta' }, undefined, {
          reason: 'no_token',
          detail: '',
        });
      try {
        return await fetchLead(parts, account, payload, circumstances);
      } catch (error) {
        const refusal = describeLeadFault(error, explainGraph, { nowMs, atMs: payload.atMs });
        const asPage = isNotSeen(refusal)
          ? await fetchAsPage(parts, pages, account, payload, circumstances)
          : undefined;
        return asPage ?? narrowRefusal(parts, 'meta', account, refusal);
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

/** Rejects with HttpFault. */
async function fetchLead(
  parts: LeadParts,
  account: LeadAccount,
  { leadId, formId, atMs }: Payload,
  { nowMs, signal }: DeliveryCircumstances,
): Promise<Delivery> {
  const path = `${encodeURIComponent(leadId)}?fields=${fields}`;
  const { json, headers } = await askGraph(parts, account, path, { signal, nowMs });
  const form = await fetchForm(parts, account, formNumber(json) || formId, { nowMs, signal });
  const body = { lead: json, form, notice: { leadId, formId, atMs } };
  return {
    outcome: 'done',
    effect: keepLead(parts.keys, { connectionId: account.connectionId, thing: leadId, body, nowMs }),
    restMs: readGraphRest(headers),
  };
}

/** Graph says either of a lead that another page's token would read. */
function isNotSeen(delivery: Delivery): boolean {
  return delivery.outcome !== 'done' && ['permission_missing', 'lead_not_found'].includes(delivery.reason);
}

/** Undefined when there is no other token for it than the account's own. */
async function fetchAsPage(
  parts: LeadParts,
  pages: PageTokens,
  account: LeadAccount,
  payload: Payload,
  circumstances: DeliveryCircumstances,
): Promise<Delivery | undefined> {
  const { pageId = '' } = payload;
  const { nowMs } = circumstances;
  if (pageId === '') return undefined;
  try {
    const accessToken = await pages.find(account, pageId, circumstances);
    if (accessToken === '' || accessToken === account.accessToken) return undefined;
    return await fetchLead(parts, { ...account, accessToken }, payload, circumstances);
  } catch (error) {
    pages.forget(account, pageId);
    const refusal = describeLeadFault(error, explainGraph, { nowMs, atMs: payload.atMs });
    // The page's token is not the one that somebody pasted: of what is wrong with it, the account's may be right.
    if (refusal.outcome !== 'paused' || refusal.untilMs !== null) return refusal;
    const { reason, detail } = refusal;
    if (reason === 'permission_missing') return { outcome: 'aside', reason, detail };
    return { outcome: 'again', reason, detail };
  }
}
