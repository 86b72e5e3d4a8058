// What happens on a page's own posts: comments, reactions, shares, and what the page itself posts. Source:
// developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed.

import type { EngagementKind } from '#contract/engagement.ts';
import { kindOf } from '../kind-of.ts';
import { makeEngagement } from '../make-engagement.ts';
import { firstText, objectOf, textOf } from '../read-loose.ts';
import { type MetaChange, type MetaFinding, metaPerson, whenOf } from './meta-change.ts';

const kinds: Readonly<Record<string, EngagementKind>> = {
  comment: 'comment',
  reaction: 'reaction',
  // A like comes as both, and both have the same id here.
  like: 'reaction',
  share: 'share',
  post: 'post_published',
  status: 'post_published',
  photo: 'post_published',
  video: 'post_published',
  link: 'post_published',
};
const gone = new Set(['remove', 'delete']);

export function readMetaFeed(change: MetaChange): MetaFinding[] {
  const { value, account } = change;
  const item = textOf(value['item']);
  const verb = textOf(value['verb']) || 'add';
  const author = firstText(objectOf(value['from'])['id'], value['sender_id']);
  const isOwn = author === account;
  const kind = chooseKind(item, verb, isOwn);
  const { at, stamp, isUndated } = whenOf(change);
  // A reaction to a comment carries the comment's id as well.
  const target = firstText(value['comment_id'], value['post_id'], value['parent_id']);
  const what = kindOf(kinds, item);
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind, at, target },
    word: item === 'reaction' ? textOf(value['reaction_type']) || item : wordOf(item, verb),
    ...(isOwn
      ? { human: 'machine', reasons: ['own_account'] }
      : // Who took something back wants less to be known, not more.
        { human: 'human', ...(gone.has(verb) ? {} : metaPerson(value, 'facebook')) }),
    text: gone.has(verb) ? '' : textOf(value['message']),
    providerId: [what === 'other' ? item : what, target, author, verb, stamp].join(' '),
  });
  // Who takes a reaction back takes back that one alone.
  const thing = what === 'reaction' ? `${target} ${author}` : target;
  return [{ engagement, thing, isGone: gone.has(verb), isUndated }];
}

function chooseKind(item: string, verb: string, isOwn: boolean): EngagementKind {
  if (verb !== 'add') return verb === 'follow' ? 'follow' : 'other';
  const kind = kindOf(kinds, item);
  // A visitor who posts on our page speaks to us.
  return kind === 'post_published' && !isOwn ? 'mention' : kind;
}

function wordOf(item: string, verb: string): string {
  return verb === 'add' ? item : `${item}_${verb}`;
}
