// Typeform's answers to a form. Source: typeform.com/developers/webhooks/example-payload.

import { type AnswerMeaning, guessAnswerMeaning } from './guess-answer-meaning.ts';
import { makeEngagement } from './make-engagement.ts';
import { dateOf, firstText, type Loose, listOf, objectOf, readJsonObject, textOf } from './read-loose.ts';
import { readUtm } from './read-utm.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

export const readTypeform: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const response = objectOf(body['form_response']);
  const word = textOf(body['event_type']);
  if (word === '' || body['form_response'] === undefined) throw new WebhookFault('wrong_shape');
  const definition = objectOf(response['definition']);
  const read = readAnswers(response, definition);
  const hidden = objectOf(response['hidden']);
  const engagement = makeEngagement({
    ...{ provider: 'typeform', kind: word === 'form_response' ? 'form_answer' : 'other', word },
    at: dateOf(response['submitted_at']) ?? webhook.receivedAtMs,
    human: 'human',
    email: read.email || textOf(hidden['email']),
    phone: read.phone,
    profile: read.profile,
    target: textOf(response['form_id']),
    title: textOf(definition['title']),
    answers: read.answers,
    campaign: readUtm(hidden),
    providerId: firstText(response['token'], body['event_id']),
  });
  return { engagements: [engagement], about: [textOf(response['token'])] };
};

interface ReadAnswers {
  email: string;
  phone: string;
  profile: Partial<Record<AnswerMeaning, string>>;
  answers: { question: string; answer: string }[];
}

function readAnswers(response: Loose, definition: Loose): ReadAnswers {
  const fields = listOf(definition['fields']).map(objectOf);
  const titles = new Map(fields.map((field) => [textOf(field['id']), textOf(field['title'])]));
  const read: ReadAnswers = { email: '', phone: '', profile: {}, answers: [] };
  for (const answer of listOf(response['answers']).map(objectOf)) {
    const field = objectOf(answer['field']);
    const question = firstText(titles.get(textOf(field['id'])), field['ref']);
    const type = textOf(answer['type']);
    const text = readAnswer(answer, type);
    if (text === '') continue;
    // By these the person is known; they stand with the person, not among what was said.
    if (type === 'email') read.email ||= text;
    else if (type === 'phone_number') read.phone ||= text;
    else {
      const meaning = guessAnswerMeaning(question);
      if (meaning === undefined) read.answers.push({ question, answer: text });
      else read.profile[meaning] ??= text;
    }
  }
  return read;
}

function readAnswer(answer: Loose, type: string): string {
  const value = answer[type];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const choice = objectOf(value);
  const labels = [...listOf(choice['labels']), choice['label'], choice['other']].map(textOf);
  return textOf(value) || labels.filter((label) => label !== '').join(', ');
}
