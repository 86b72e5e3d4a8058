// Twenty's webhooks: one record that was made, changed or deleted. Source: twentyhq/twenty, call-webhook-jobs.

import { makeEngagement } from './make-engagement.ts';
import { dateOf, firstText, objectOf, readJsonObject, textOf } from './read-loose.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

export const readTwenty: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const word = firstText(body['eventName'], body['event']);
  if (word === '') throw new WebhookFault('wrong_shape');
  const isGone = /\.(?:deleted|destroyed)$/.test(word);
  const whole = objectOf(body['record'] ?? body['data']);
  // What was deleted is not to be told once more by its deletion.
  const record = isGone ? {} : whole;
  const object = textOf(objectOf(body['objectMetadata'])['nameSingular']) || (word.split('.')[0] ?? '');
  const isPerson = object === 'person';
  const name = objectOf(record['name']);
  const phones = objectOf(record['phones']);
  const target = `${object}/${textOf(whole['id'])}`;
  const stated = firstText(body['eventDate'], body['timestamp']);
  const engagement = makeEngagement({
    ...{ provider: 'twenty', kind: 'record_changed', word, target },
    at: dateOf(stated) ?? webhook.receivedAtMs,
    ...{ human: 'machine', reasons: ['not_by_the_person'] },
    email: textOf(objectOf(record['emails'])['primaryEmail']),
    phone: `${textOf(phones['primaryPhoneCallingCode'])}${textOf(phones['primaryPhoneNumber'])}`,
    profile: isPerson
      ? {
          firstName: textOf(name['firstName']),
          lastName: textOf(name['lastName']),
          jobTitle: textOf(record['jobTitle']),
        }
      : {},
    title: isPerson ? '' : firstText(record['name'], record['title']),
    providerId: [target, word, stated].join(' '),
  });
  return { engagements: [engagement], ...(isGone ? { gone: [target] } : { about: [target] }) };
};
