// Meta's webhooks: Pages, Instagram, Messenger and WhatsApp in one envelope. Each entry is told apart by the list that it has, not
// by the object it names. Source: developers.facebook.com/docs/graph-api/webhooks/reference.

import { readDeletion, readSignedRequest } from '#intelligence/webhooks/read-signed-request.ts';
import { makeEngagement } from './make-engagement.ts';
import { type MetaChange, type MetaFinding, metaPerson, userPrefix, whenOf } from './meta/meta-change.ts';
import { readMetaFeed } from './meta/read-meta-feed.ts';
import { readInstagramComment, readInstagramMention } from './meta/read-meta-instagram.ts';
import { readChangedMessages, readMetaMessage } from './meta/read-meta-messages.ts';
import { firstText, listOf, objectOf, readJsonObject, stampOf, textOf } from './read-loose.ts';
import { type UnderstoodWebhook, type WebhookAdapter, WebhookFault } from './webhook-adapter.ts';

export const readMeta: WebhookAdapter = (webhook) => {
  const asked = readSignedRequest(webhook);
  if (asked !== undefined) {
    const userId = readDeletion(asked)?.userId;
    if (userId === undefined) throw new WebhookFault('wrong_shape');
    return { engagements: [], gone: [nameUser(userId)] };
  }
  const envelope = readJsonObject(webhook);
  if (!Array.isArray(envelope['entry'])) throw new WebhookFault('wrong_shape');
  const object = textOf(envelope['object']);
  return gather(
    envelope['entry'].map(objectOf).flatMap((entry) => {
      const account = textOf(entry['id']);
      const sentAt = stampOf(entry['time']) ?? webhook.receivedAtMs;
      const flat = entry['field'] === undefined ? [] : [entry];
      const changes = [...listOf(entry['changes']), ...flat].map(objectOf);
      return [
        ...changes.flatMap((change) =>
          readChange({
            ...{ object, account, sentAt, field: textOf(change['field']) },
            value: objectOf(change['value']),
          }),
        ),
        ...listOf(entry['messaging']).flatMap((message) =>
          readMetaMessage(object, objectOf(message), sentAt),
        ),
      ];
    }),
  );
};

type ReadChange = (change: MetaChange) => readonly MetaFinding[];

const readers: Readonly<Record<string, ReadChange>> = {
  feed: readMetaFeed,
  mention: readPageMention,
  ratings: readRating,
  leadgen: readLead,
  comments: readInstagramComment,
  live_comments: readInstagramComment,
  mentions: readInstagramMention,
  messages: readChangedMessages,
};

function readChange(change: MetaChange): readonly MetaFinding[] {
  const read = Object.hasOwn(readers, change.field) ? readers[change.field] : undefined;
  return read === undefined ? readOther(change) : read(change);
}

function readPageMention(change: MetaChange): MetaFinding[] {
  const { value } = change;
  const { at, stamp, isUndated } = whenOf(change);
  const post = firstText(value['comment_id'], value['post_id']);
  return [
    {
      engagement: makeEngagement({
        ...{ provider: 'meta', kind: 'mention', word: 'mention', human: 'human', at },
        ...metaPerson(value, 'facebook'),
        ...{ target: post, text: textOf(value['message']) },
        providerId: `mention ${post} ${textOf(value['verb'])} ${stamp}`,
      }),
      ...{ thing: post, isUndated },
    },
  ];
}

function readRating(change: MetaChange): MetaFinding[] {
  const { value, account } = change;
  const { at, stamp, isUndated } = whenOf(change);
  const thing = firstText(value['open_graph_story_id'], value['review_id'], value['post_id']);
  const reviewer = { sender_id: value['reviewer_id'], sender_name: value['reviewer_name'] };
  return [
    {
      engagement: makeEngagement({
        ...{ provider: 'meta', kind: 'review', human: 'human', at, target: account },
        ...metaPerson(reviewer, 'facebook'),
        word: firstText(value['recommendation_type'], value['rating']) || 'ratings',
        text: textOf(value['review_text']),
        providerId: `rating ${thing || textOf(value['reviewer_id'])} ${textOf(value['verb'])} ${stamp}`,
      }),
      ...{ thing, isUndated },
    },
  ];
}

/** Who it is must be fetched with the lead's id: the notice says nothing of the person. */
function readLead(change: MetaChange): MetaFinding[] {
  const { value, account } = change;
  const id = textOf(value['leadgen_id']);
  const { at, isUndated } = whenOf(change);
  const formId = textOf(value['form_id']);
  const providerId = `lead ${id}`;
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind: 'lead_form', word: 'leadgen', human: 'human' },
    ...{ at, target: formId, providerId },
  });
  const lead = { leadId: id, formId, pageId: firstText(value['page_id'], account), atMs: at, providerId };
  return [{ engagement, thing: id, isUndated, ...(id === '' ? {} : { lead }) }];
}

function readOther(change: MetaChange): MetaFinding[] {
  const { field, value, account } = change;
  const { at, stamp, isUndated } = whenOf(change);
  const thing = firstText(value['id'], value['post_id'], value['comment_id']);
  return [
    {
      engagement: makeEngagement({
        ...{ provider: 'meta', kind: 'other', word: field, human: 'unsure', target: thing || account },
        at,
        providerId: `${field} ${thing || account} ${textOf(value['verb'])} ${stamp}`,
      }),
      ...{ thing, isUndated },
    },
  ];
}

function gather(findings: readonly MetaFinding[]): UnderstoodWebhook {
  const things = (isGone: boolean) =>
    findings.filter((one) => (one.isGone === true) === isGone && one.thing !== '').map(({ thing }) => thing);
  return {
    engagements: findings.map(({ engagement }) => engagement),
    about: [...things(false), ...findings.flatMap(usersOf)],
    things: findings.map((one) => (one.isGone === true ? '' : [one.thing, ...usersOf(one)])),
    undated: new Set(findings.flatMap(({ isUndated }, place) => (isUndated === true ? [place] : []))),
    leads: findings.flatMap(({ lead }) => lead ?? []),
    gone: things(true),
  };
}

/** Whatever somebody did goes when they ask Meta to have their data deleted. */
function usersOf({ engagement }: MetaFinding): string[] {
  const id = engagement.subject?.social?.id ?? '';
  return id === '' ? [] : [nameUser(id)];
}

function nameUser(id: string): string {
  return `${userPrefix}${id}`;
}
