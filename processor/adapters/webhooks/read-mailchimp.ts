// Mailchimp's audience webhooks, as forms. Opens and clicks are not among them. Source: mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks.

import type { EngagementKind } from '#contract/engagement.ts';
import { kindOf } from './kind-of.ts';
import { makeEngagement } from './make-engagement.ts';
import { nameRecipient } from './name-recipient.ts';
import { type FormTree, formText, parseBrackets } from './parse-brackets.ts';
import { dateOf } from './read-loose.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  subscribe: 'email_subscribe',
  unsubscribe: 'email_unsubscribe',
  cleaned: 'email_bounce',
  profile: 'record_changed',
  upemail: 'record_changed',
};

export const readMailchimp: WebhookAdapter = ({ body, receivedAtMs }) => {
  const form = parseBrackets(body.toString('utf8'));
  const word = formText(form, 'type');
  if (word === '') throw new WebhookFault(form.size === 0 ? 'not_readable' : 'wrong_shape');
  const firedAt = formText(form, 'fired_at');
  const data = (...path: string[]) => formText(form, 'data', ...path);
  const kind = readKind(word, data('action'), data('reason'));
  const email = data('new_email') || data('email');
  const byPerson = kind === 'email_subscribe' || (word === 'unsubscribe' && kind !== 'record_changed');
  const engagement = makeEngagement({
    ...{ provider: 'mailchimp', kind, word },
    at: dateOf(firedAt) ?? receivedAtMs,
    // A list's owner may do any of these in the place of the person.
    human: byPerson ? 'unsure' : 'machine',
    reasons: [byPerson ? 'list_owner_may_do_it' : 'not_by_the_person'],
    email,
    phone: data('merges', 'PHONE'),
    profile: readProfile(form),
    title: data('subject'),
    text: data('reason') === 'manual' ? '' : data('reason'),
    // A recipient is part of it: what is cleaned has no id of its own, and a list is cleaned of many in one second.
    providerId: [word, firedAt, data('list_id'), data('id') || data('new_id'), nameRecipient(email)].join(
      ' ',
    ),
  });
  return { engagements: [engagement] };
};

/** Whoever deletes or archives contacts there speaks for none of them; a complaint is told as the reason of an unsubscription. */
function readKind(word: string, action: string, reason: string): EngagementKind {
  if (word === 'unsubscribe' && action === 'delete') return 'record_changed';
  if (word === 'unsubscribe' && reason === 'abuse') return 'email_complaint';
  return kindOf(kinds, word);
}

function readProfile(form: FormTree) {
  const merge = (name: string) => formText(form, 'data', 'merges', name);
  return {
    firstName: merge('FNAME'),
    lastName: merge('LNAME'),
    company: merge('COMPANY'),
    website: merge('WEBSITE'),
  };
}
