// X's account activity: posts that mention us, likes, follows and direct messages. What our own account does is no engagement of
// anybody. Source: docs.x.com/x-api/account-activity.

import type { WireEngagement } from '#contract/engagement.ts';
import type { Enclosure } from '#contract/request-report.ts';
import { chatSilenceMs } from './chat-silence.ts';
import { type EngagementFacts, makeEngagement } from './make-engagement.ts';
import {
  dateOf,
  firstText,
  type Loose,
  listOf,
  objectOf,
  readJsonObject,
  textOf,
  timeOf,
} from './read-loose.ts';
import type { WebhookAdapter } from './webhook-adapter.ts';

export const readX: WebhookAdapter = (webhook) => {
  const body = readJsonObject(webhook);
  const own = textOf(body['for_user_id']);
  const posts = listOf(body['tweet_create_events']).map(objectOf);
  const deleted = listOf(body['tweet_delete_events']).map(objectOf);
  const deletedId = (one: Loose) => textOf(objectOf(one['status'])['id']);
  const users = objectOf(body['users']);
  return {
    engagements: [
      ...posts.map((post) => readPost(post, own, webhook.receivedAtMs)),
      ...listOf(body['favorite_events']).map((one) => readLike(objectOf(one), own, webhook.receivedAtMs)),
      ...listOf(body['follow_events']).map((one) => readFollow(objectOf(one), own, webhook.receivedAtMs)),
      ...listOf(body['direct_message_events'])
        .map(objectOf)
        .flatMap((one) => readMessage(one, users, own, webhook.receivedAtMs)),
      ...deleted.map((one) => readDeletion(deletedId(one), one, webhook.receivedAtMs)),
    ],
    things: posts.map((post) => textOf(post['id_str'])),
    about: posts.map((post) => textOf(post['id_str'])),
    gone: deleted.map(deletedId),
  };
};

function personOf(user: Loose): Pick<EngagementFacts, 'social' | 'profile'> {
  return {
    social: { network: 'x', id: firstText(user['id_str'], user['id']) },
    profile: {
      name: firstText(user['name'], user['screen_name']),
      ...{ website: textOf(user['url']), x: textOf(user['screen_name']) },
    },
  };
}

const byUs = { human: 'machine', reasons: ['own_account'] } as const;

function readPost(post: Loose, own: string, receivedAtMs: number): WireEngagement {
  const user = objectOf(post['user']);
  const isOwn = firstText(user['id_str'], user['id']) === own;
  const isShare = post['retweeted_status'] !== undefined || post['quoted_status'] !== undefined;
  const id = textOf(post['id_str']);
  const reply = textOf(post['in_reply_to_status_id_str']);
  return makeEngagement({
    ...{ provider: 'x', word: 'tweet_create' },
    kind: isOwn ? 'post_published' : isShare ? 'share' : reply === '' ? 'mention' : 'comment',
    at: timeOf(post['timestamp_ms'], 'milliseconds') ?? dateOf(post['created_at']) ?? receivedAtMs,
    ...(isOwn ? byUs : { human: 'human', ...personOf(user) }),
    target: reply || id,
    text: firstText(objectOf(post['extended_tweet'])['full_text'], post['text']),
    providerId: `${id} tweet_create`,
  });
}

function readLike(like: Loose, own: string, receivedAtMs: number): WireEngagement {
  const user = objectOf(like['user']);
  const isOwn = firstText(user['id_str'], user['id']) === own;
  const post = textOf(objectOf(like['favorited_status'])['id_str']);
  return makeEngagement({
    ...{ provider: 'x', kind: 'reaction', word: 'favorite', target: post },
    at: timeOf(like['timestamp_ms'], 'milliseconds') ?? dateOf(like['created_at']) ?? receivedAtMs,
    ...(isOwn ? byUs : { human: 'human', ...personOf(user) }),
    providerId: firstText(like['id'], `${post} ${firstText(user['id_str'], user['id'])} favorite`),
  });
}

function readFollow(follow: Loose, own: string, receivedAtMs: number): WireEngagement {
  const source = objectOf(follow['source']);
  const sourceId = firstText(source['id'], source['id_str']);
  const word = textOf(follow['type']) || 'follow';
  const at = timeOf(follow['created_timestamp'], 'milliseconds') ?? receivedAtMs;
  const target = objectOf(follow['target']);
  return makeEngagement({
    ...{ provider: 'x', kind: word === 'follow' ? 'follow' : 'other', word, at },
    ...(sourceId === own ? byUs : { human: 'human', ...personOf(source) }),
    target: firstText(target['id'], target['id_str']),
    providerId: `${sourceId} ${word} ${at}`,
  });
}

function readMessage(event: Loose, users: Loose, own: string, receivedAtMs: number): WireEngagement[] {
  const message = objectOf(event['message_create']);
  const sender = textOf(message['sender_id']);
  if (sender === own || sender === '') return [];
  const id = textOf(event['id']);
  return [
    makeEngagement({
      ...{ provider: 'x', kind: 'message', word: 'direct_message', human: 'human', providerId: id },
      at: timeOf(event['created_timestamp'], 'milliseconds') ?? receivedAtMs,
      ...personOf({ ...objectOf(users[sender]), id_str: sender }),
      text: textOf(objectOf(message['message_data'])['text']),
      enclosed: readEnclosed(objectOf(message['message_data'])),
      conversation: { id: `${own} ${sender}`, silenceMs: chatSilenceMs },
    }),
  ];
}

/** A message carries one picture, film or moving picture at most. */
function readEnclosed(data: Loose): Enclosure[] {
  const media = objectOf(objectOf(data['attachment'])['media']);
  if (media['id'] === undefined) return [];
  return [textOf(media['type']) === 'photo' ? 'image' : 'video'];
}

function readDeletion(id: string, deletion: Loose, receivedAtMs: number): WireEngagement {
  const at = timeOf(deletion['timestamp_ms'], 'milliseconds') ?? receivedAtMs;
  return makeEngagement({
    ...{ provider: 'x', kind: 'other', word: 'tweet_delete', human: 'unsure', at, target: id },
    providerId: `${id} tweet_delete`,
  });
}
