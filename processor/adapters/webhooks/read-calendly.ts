// Calendly's webhooks: meetings booked and cancelled, and forms that lead to them. Source: developer.calendly.com, Webhook payloads.

import type { EngagementKind } from '#contract/engagement.ts';
import { guessAnswerMeaning } from './guess-answer-meaning.ts';
import { kindOf } from './kind-of.ts';
import { type EngagementFacts, makeEngagement } from './make-engagement.ts';
import { dateOf, firstText, type Loose, listOf, objectOf, readJsonObject, textOf } from './read-loose.ts';
import { readUtm } from './read-utm.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  'invitee.created': 'meeting_booked',
  'invitee.canceled': 'meeting_cancelled',
  'routing_form_submission.created': 'form_answer',
};

export const readCalendly: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const word = textOf(body['event']);
  if (word === '') throw new WebhookFault('wrong_shape');
  const payload = objectOf(body['payload']);
  const meeting = objectOf(payload['scheduled_event']);
  const stated = firstText(body['created_at'], payload['created_at']);
  const engagement = makeEngagement({
    ...{ provider: 'calendly', kind: kindOf(kinds, word), word },
    at: dateOf(stated) ?? webhook.receivedAtMs,
    ...judge(word, payload),
    email: firstText(payload['email'], objectOf(payload['submitter'])['email']),
    phone: textOf(payload['text_reminder_number']),
    ...readAnswers(payload),
    target: firstText(meeting['uri'], payload['event'], payload['routing_form']),
    title: firstText(meeting['name'], objectOf(payload['event_type'])['name']),
    text: textOf(objectOf(payload['cancellation'])['reason']),
    campaign: readUtm(objectOf(payload['tracking'])),
    providerId: [firstText(payload['uri'], stated), word].join(' '),
  });
  return { engagements: [engagement] };
};

/** Nobody comes to a meeting and tells of it; a host who cancels is not the person either. */
function judge(word: string, payload: Loose): Pick<EngagementFacts, 'human' | 'reasons'> {
  const byHost =
    word.startsWith('invitee_no_show') || objectOf(payload['cancellation'])['canceler_type'] === 'host';
  return byHost ? { human: 'machine', reasons: ['not_by_the_person'] } : { human: 'human' };
}

function readAnswers(payload: Loose): Pick<EngagementFacts, 'profile' | 'answers'> {
  const profile: Record<string, string> = {
    name: textOf(payload['name']),
    firstName: textOf(payload['first_name']),
    lastName: textOf(payload['last_name']),
  };
  const answers: { question: string; answer: string }[] = [];
  for (const one of listOf(payload['questions_and_answers']).map(objectOf)) {
    const [question, answer] = [textOf(one['question']), textOf(one['answer'])];
    const meaning = guessAnswerMeaning(question);
    if (meaning === undefined) answers.push({ question, answer });
    else profile[meaning] ||= answer;
  }
  return { profile, answers };
}
