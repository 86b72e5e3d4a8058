// A lead of LinkedIn's with its form: answers name questions by number, the form says what each asks for. Source:
// learn.microsoft.com/linkedin/marketing/lead-sync, Lead Form Responses and Lead Forms.

import type { EngagementCampaign } from '#contract/engagement.ts';
import { firstText, type Loose, listOf, objectOf, readJsonObject, textOf, timeOf } from '../read-loose.ts';
import { readUtm } from '../read-utm.ts';
import { type WebhookAdapter, WebhookFault } from '../webhook-adapter.ts';
import { type LeadAnswer, type LeadField, makeLead } from './make-lead.ts';

/** Questions that LinkedIn fills in from the member's profile. */
const predefined: Readonly<Record<string, LeadField>> = {
  EMAIL: 'email',
  WORK_EMAIL: 'workEmail',
  PHONE_NUMBER: 'phone',
  WORK_PHONE_NUMBER: 'workPhone',
  FIRST_NAME: 'firstName',
  LAST_NAME: 'lastName',
  FULL_NAME: 'name',
  COMPANY_NAME: 'company',
  JOB_TITLE: 'jobTitle',
  SENIORITY: 'seniority',
  JOB_FUNCTION: 'department',
};

export const readLinkedinLead: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const response = objectOf(body['response']);
  const form = objectOf(body['form']);
  const notice = objectOf(body['notice']);
  const id = textOf(notice['leadId']) || textOf(response['id']);
  const answers = objectOf(response['formResponse'])['answers'];
  if (id === '' || !Array.isArray(answers)) throw new WebhookFault('wrong_shape');
  const at = timeOf(response['submittedAt'], 'milliseconds') ?? timeOf(notice['atMs'], 'milliseconds');
  const questions = readQuestions(form);
  const engagement = makeLead(
    {
      ...{
        provider: 'linkedin',
        word: firstText(response['leadType'], 'lead'),
        at: at ?? webhook.receivedAtMs,
      },
      target: firstText(notice['formId'], response['versionedLeadGenFormUrn']),
      title: textOf(form['name']),
      campaign: readCampaign(response, form),
      providerId: `${id} answers`,
    },
    answers.map(objectOf).map((answer) => readAnswer(answer, questions)),
  );
  return { engagements: [engagement], about: [id] };
};

/** What the form's maker wrote into it, before the advertisement by which it was shown. */
function readCampaign(response: Loose, form: Loose): EngagementCampaign {
  const hidden = [form['hiddenFields'], objectOf(form['content'])['hiddenFields']]
    .flatMap(listOf)
    .map(objectOf);
  const tags = readUtm(Object.fromEntries(hidden.map(({ name, value }) => [textOf(name), value])));
  const metadata = objectOf(objectOf(response['leadMetadata'])['sponsoredLeadMetadata']);
  const info = objectOf(objectOf(response['leadMetadataInfo'])['sponsoredLeadMetadataInfo']);
  const shown = objectOf(info['campaign']);
  const urn = firstText(metadata['campaign'], shown['id']);
  return {
    ...tags,
    name: firstText(tags.name, shown['name']),
    id: firstText(tags.id, urn.slice(urn.lastIndexOf(':') + 1)),
  };
}

interface Question {
  readonly words: string;
  readonly field: LeadField | undefined;
  readonly options: ReadonlyMap<string, string>;
}

function readQuestions(form: Loose): ReadonlyMap<string, Question> {
  const questions = listOf(objectOf(form['content'])['questions']).map(objectOf);
  return new Map(
    questions.map((question) => {
      const name = textOf(question['predefinedField']);
      const details = objectOf(objectOf(question['questionDetails'])['multipleChoiceQuestionDetails']);
      const options = listOf(details['options']).map(objectOf);
      return [
        textOf(question['questionId']),
        {
          words: localized(question['question']) || textOf(question['name']),
          // A predefined one that is not listed is no name of anybody: an answer like any other.
          field: Object.hasOwn(predefined, name) ? predefined[name] : name === '' ? undefined : 'asked',
          options: new Map(options.map((option) => [textOf(option['id']), localized(option['text'])])),
        },
      ];
    }),
  );
}

/** The first language that there is. */
function localized(value: unknown): string {
  return firstText(...Object.values(objectOf(objectOf(value)['localized'])), value);
}

function readAnswer(entry: Loose, questions: ReadonlyMap<string, Question>): LeadAnswer {
  const id = textOf(entry['questionId']);
  const question = questions.get(id);
  const details = objectOf(entry['answerDetails'] ?? entry['answer']);
  const choices = listOf(objectOf(details['multipleChoiceAnswer'])['options']).map(textOf);
  const chosen = choices.map((choice) => question?.options.get(choice) || choice);
  return {
    question: question?.words || id,
    field: question?.field,
    answer:
      firstText(
        objectOf(details['textQuestionAnswer'])['answer'],
        objectOf(details['textQuestionAnswer'])['value'],
      ) || chosen.filter((text) => text !== '').join(', '),
  };
}
