// Pipedrive's webhooks, version 2 (`data`) and 1 (`current`): one record that was made, changed or deleted. Source:
// pipedrive.readme.io/docs/guide-for-webhooks-v2.

import { makeEngagement } from './make-engagement.ts';
import {
  dateOf,
  firstText,
  type Loose,
  listOf,
  objectOf,
  readJsonObject,
  stampOf,
  textOf,
} from './read-loose.ts';
import { type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

export const readPipedrive: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const meta = objectOf(body['meta']);
  const entity = firstText(meta['entity'], meta['object']);
  const action = textOf(meta['action']);
  if (entity === '' || action === '') throw new WebhookFault('wrong_shape');
  const isDeleted = action.startsWith('delete');
  // What was deleted is not to be told once more by its deletion.
  const record = isDeleted ? {} : objectOf(body['data'] ?? body['current']);
  const person = entity === 'person' ? record : {};
  const id = firstText(meta['entity_id'], meta['id'], record['id'], objectOf(body['previous'])['id']);
  const target = `${entity}/${id}`;
  const at = dateOf(meta['timestamp']) ?? stampOf(meta['timestamp']) ?? webhook.receivedAtMs;
  const engagement = makeEngagement({
    ...{ provider: 'pipedrive', kind: 'record_changed', word: `${entity}.${action}`, at, target },
    ...{ human: 'machine', reasons: ['not_by_the_person'] },
    email: mainOf(person['emails'] ?? person['email']),
    phone: mainOf(person['phones'] ?? person['phone']),
    profile: {
      name: textOf(person['name']),
      firstName: textOf(person['first_name']),
      lastName: textOf(person['last_name']),
      jobTitle: textOf(person['job_title']),
      company: textOf(person['org_name']),
    },
    title: entity === 'person' ? '' : firstText(record['title'], record['name']),
    providerId: `${target} ${action} ${at}`,
  });
  return { engagements: [engagement], ...(isDeleted ? { gone: [target] } : { about: [target] }) };
};

/** The one marked as main, or the first. */
function mainOf(values: unknown): string {
  if (typeof values === 'string') return textOf(values);
  const all: Loose[] = listOf(values).map(objectOf);
  const main = all.find((one) => one['primary'] === true) ?? all[0];
  return textOf(main?.['value']);
}
