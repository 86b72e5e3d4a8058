// Fetches a lead that LinkedIn told of by its URN, and the form with its questions: answers name questions by number alone.

import type { OutboxPayload } from '#contract/outbox.ts';
import { HttpFault } from '../http/http-fault.ts';
import type { Deliverer, Delivery, DeliveryCircumstances } from '../outbox/deliverer.ts';
import { askLinkedin, explainLinkedin } from './ask-linkedin.ts';
import { keepLead } from './keep-lead.ts';
import { type LeadAccount, type LeadParts, openLeadAccount, pauseForAccount } from './lead-account.ts';
import { describeLeadFault } from './lead-fault.ts';
import { leadPace } from './lead-pace.ts';
import { narrowRefusal } from './narrow-refusal.ts';

type Payload = OutboxPayload<'fetch_linkedin_lead'>;

export function createFetchLinkedinLead(parts: LeadParts): Deliverer<Payload> {
  return {
    ...leadPace,
    deliver: async (payload, circumstances): Promise<Delivery> => {
      const { connectionId, nowMs } = circumstances;
      const account = await openLeadAccount(parts, connectionId, 'linkedin');
      if (account === undefined)
        return pauseForAccount(parts, { connectionId, provider: 'linkedin' }, undefined, {
          reason: 'no_token',
          detail: '',
        });
      try {
        const body = await fetchBoth(parts, account, payload, circumstances);
        const lead = { connectionId: account.connectionId, thing: payload.leadId, body, nowMs };
        return { outcome: 'done', effect: keepLead(parts.keys, lead) };
      } catch (error) {
        const refusal = describeLeadFault(error, explainLinkedin, { nowMs, atMs: payload.atMs });
        return narrowRefusal(parts, 'linkedin', account, refusal);
      }
    },
  };
}

async function fetchBoth(
  parts: LeadParts,
  account: LeadAccount,
  { leadId, formId, atMs }: Payload,
  circumstances: DeliveryCircumstances,
) {
  const path = responsePath(leadId);
  const { json: response } = await askLinkedin(parts, account, path, circumstances);
  const form = formNumber(response) || lastPart(formId);
  return {
    ...{ response, notice: { leadId, formId, atMs } },
    form: form === '' ? null : await fetchForm(parts, account, form, circumstances),
  };
}

/** Null when the form is gone: the answers are worth having without their questions. */
async function fetchForm(
  parts: LeadParts,
  account: LeadAccount,
  form: string,
  circumstances: DeliveryCircumstances,
): Promise<unknown> {
  try {
    return (await askLinkedin(parts, account, `leadForms/${encodeURIComponent(form)}`, circumstances)).json;
  } catch (error) {
    if (error instanceof HttpFault && error.code === 'not_found') return null;
    throw error;
  }
}

/** `leadId`: as LinkedIn's notices name it. */
export function responsePath(leadId: string): string {
  return `leadFormResponses/${encodeURIComponent(lastPart(leadId))}`;
}

/** Of `urn:li:leadGenFormResponse:abc-1`, or the id itself. */
function lastPart(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1);
}

/** Of `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7234246,1)`; '' when it names none. */
function formNumber(response: unknown): string {
  const urn: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'versionedLeadGenFormUrn') : '';
  return typeof urn === 'string' ? (/leadGenForm:(\d+)/.exec(urn)?.[1] ?? '') : '';
}
