// A lead of Meta's as Graph answers it: `field_data`, a list of names with values. Source:
// developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving; names of the usual questions from the same guide, "Create".

import { dateOf, type Loose, listOf, objectOf, readJsonObject, textOf } from '../read-loose.ts';
import { type WebhookAdapter, WebhookFault } from '../webhook-adapter.ts';
import { type LeadAnswer, type LeadField, makeLead } from './make-lead.ts';

const fields: Readonly<Record<string, LeadField>> = {
  email: 'email',
  work_email: 'workEmail',
  phone_number: 'phone',
  work_phone_number: 'workPhone',
  full_name: 'name',
  first_name: 'firstName',
  last_name: 'lastName',
  company_name: 'company',
  job_title: 'jobTitle',
  website: 'website',
};

export const readMetaLead: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const lead = objectOf(body['lead']);
  const notice = objectOf(body['notice']);
  const id = textOf(notice['leadId']) || textOf(lead['id']);
  if (id === '' || !Array.isArray(lead['field_data'])) throw new WebhookFault('wrong_shape');
  const noticedAt = notice['atMs'];
  const engagement = makeLead(
    {
      ...{ provider: 'meta', word: 'leadgen_answers' },
      // As the notice says it: the same in every copy.
      at: typeof noticedAt === 'number' ? noticedAt : (dateOf(lead['created_time']) ?? webhook.receivedAtMs),
      target: textOf(lead['form_id']) || textOf(notice['formId']),
      title: textOf(lead['campaign_name']),
      providerId: `lead ${id} answers`,
    },
    listOf(lead['field_data']).map(objectOf).map(readAnswer),
  );
  return { engagements: [engagement], about: [id] };
};

function readAnswer(entry: Loose): LeadAnswer {
  const name = textOf(entry['name']);
  const values = listOf(entry['values']).map(textOf);
  return {
    field: Object.hasOwn(fields, name) ? fields[name] : undefined,
    // Names of own questions are their words with underscores.
    question: name.replaceAll('_', ' ').trim(),
    answer: values.filter((value) => value !== '').join(', '),
  };
}
