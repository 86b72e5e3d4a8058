// A lead of Meta's as Graph answers it: `field_data`, a list of names with values, and the form, which says what each name asks. Source:
// developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving; names of the usual questions from the same guide, "Create".

import { dateOf, firstText, type Loose, listOf, objectOf, readJsonObject, textOf } from '../read-loose.ts';
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
  const form = objectOf(body['form']);
  const notice = objectOf(body['notice']);
  const id = textOf(notice['leadId']) || textOf(lead['id']);
  if (id === '' || !Array.isArray(lead['field_data'])) throw new WebhookFault('wrong_shape');
  const noticedAt = notice['atMs'];
  const questions = readQuestions(form);
  const engagement = makeLead(
    {
      ...{ provider: 'meta', word: 'leadgen_answers' },
      // As the notice says it: the same in every copy.
      at: typeof noticedAt === 'number' ? noticedAt : (dateOf(lead['created_time']) ?? webhook.receivedAtMs),
      target: textOf(lead['form_id']) || textOf(notice['formId']),
      title: firstText(form['name'], lead['campaign_name']),
      campaign: { name: textOf(lead['campaign_name']) },
      providerId: `lead ${id} answers`,
    },
    listOf(lead['field_data'])
      .map(objectOf)
      .map((entry) => readAnswer(entry, questions)),
  );
  return { engagements: [engagement], about: [id] };
};

interface Question {
  readonly words: string;
  /** Key of a choice to its words. */
  readonly options: ReadonlyMap<string, string>;
}

function readQuestions(form: Loose): ReadonlyMap<string, Question> {
  return new Map(
    listOf(form['questions'])
      .map(objectOf)
      .map((question) => {
        const options = listOf(question['options']).map(objectOf);
        return [
          textOf(question['key']),
          {
            words: textOf(question['label']),
            options: new Map(options.map((option) => [textOf(option['key']), textOf(option['value'])])),
          },
        ];
      }),
  );
}

function readAnswer(entry: Loose, questions: ReadonlyMap<string, Question>): LeadAnswer {
  const name = textOf(entry['name']);
  const question = questions.get(name);
  const values = listOf(entry['values']).map(textOf);
  return {
    field: Object.hasOwn(fields, name) ? fields[name] : undefined,
    // Without the form: names of own questions are their words with underscores.
    question: question?.words || name.replaceAll('_', ' ').trim(),
    answer: values
      .filter((value) => value !== '')
      .map((value) => question?.options.get(value) || value)
      .join(', '),
  };
}
