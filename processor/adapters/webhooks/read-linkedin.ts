// LinkedIn's notifications: leads, of which only ids are told, and social actions on an organisation's posts. Source:
// learn.microsoft.com/linkedin/marketing, Lead Sync and Organization Social Action Notifications.

import type { EngagementKind } from '#contract/engagement.ts';
import { kindOf } from './kind-of.ts';
import { makeEngagement } from './make-engagement.ts';
import { firstText, type Loose, listOf, objectOf, readJsonObject, textOf, timeOf } from './read-loose.ts';
import { type UnderstoodWebhook, type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  LIKE: 'reaction',
  COMMENT: 'comment',
  SHARE: 'share',
  SHARE_MENTION: 'mention',
  ADMIN_COMMENT: 'comment',
};

export const readLinkedin: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const type = textOf(body['type']);
  if (type === 'LEAD_ACTION')
    return readLead(body, webhook.receivedAtMs, webhook.headers['x-li-signature'] !== undefined);
  if (type === 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS') return readActions(body, webhook.receivedAtMs);
  if (type === '') throw new WebhookFault('wrong_shape');
  const engagement = makeEngagement({
    ...{ provider: 'linkedin', kind: 'other', word: type, human: 'unsure', at: webhook.receivedAtMs },
  });
  return { engagements: [engagement] };
};

function readLead(body: Loose, receivedAtMs: number, isSigned: boolean): UnderstoodWebhook {
  const response = textOf(body['leadGenFormResponse']);
  const isDeleted = body['leadAction'] === 'DELETED';
  // Whoever knows the address could have somebody's data deleted.
  if (isDeleted && !isSigned) return { engagements: [], doubted: [response] };
  const engagement = makeEngagement({
    ...{ provider: 'linkedin', at: timeOf(body['occurredAt'], 'milliseconds') ?? receivedAtMs },
    ...(isDeleted
      ? { kind: 'other', word: 'lead_deleted', human: 'machine', reasons: ['not_by_the_person'] }
      : { kind: 'lead_form', word: firstText(body['leadType'], 'lead'), human: 'human' }),
    target: textOf(body['leadGenForm']),
    providerId: `${response} ${isDeleted ? 'DELETED' : 'CREATED'}`,
  });
  if (isDeleted) return { engagements: [engagement], gone: [response] };
  const notice = { leadId: response, formId: textOf(body['leadGenForm']), atMs: engagement.at };
  const leads = response === '' ? [] : [{ ...notice, providerId: engagement.providerId ?? '' }];
  return { engagements: [engagement], about: [response], leads };
}

function readActions(body: Loose, receivedAtMs: number): UnderstoodWebhook {
  const notices = listOf(body['notifications']).map(objectOf);
  const activityOf = (notice: Loose) => textOf(notice['generatedActivity']);
  const isDeletion = (notice: Loose) => notice['action'] === 'COMMENT_DELETE';
  return {
    engagements: notices.map((notice) => readAction(notice, receivedAtMs)),
    about: notices.filter((notice) => !isDeletion(notice)).map(activityOf),
    things: notices.map((notice) => (isDeletion(notice) ? '' : activityOf(notice))),
    gone: notices.filter(isDeletion).map(activityOf),
  };
}

function readAction(notice: Loose, receivedAtMs: number) {
  const action = textOf(notice['action']);
  const decorated = objectOf(notice['decoratedGeneratedActivity']);
  const [deed = {}] = ['comment', 'share', 'like']
    .map((name) => decorated[name])
    .filter(Boolean)
    .map(objectOf);
  const person = firstText(deed['owner'], deed['actor'], deed['author']);
  const isOwn = action.startsWith('ADMIN_');
  const isDeletion = action === 'COMMENT_DELETE';
  return makeEngagement({
    ...{ provider: 'linkedin', kind: kindOf(kinds, action), word: action },
    at: timeOf(notice['lastModifiedAt'], 'milliseconds') ?? receivedAtMs,
    ...(isOwn
      ? { human: 'machine', reasons: ['own_account'] }
      : // Who took something back wants less to be known, not more.
        { human: 'human', ...(isDeletion ? {} : { social: { network: 'linkedin', id: person } }) }),
    target: textOf(notice['sourcePost']),
    text: isDeletion ? '' : textOf(deed['text']),
    providerId: firstText(notice['notificationId'], `${textOf(notice['generatedActivity'])} ${action}`),
  });
}
