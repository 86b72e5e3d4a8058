// Comments and mentions on Instagram. A mention names only the ids of what mentions us. Source:
// developers.facebook.com/docs/instagram-platform/webhooks/examples.

import { makeEngagement } from '../make-engagement.ts';
import { firstText, objectOf, textOf } from '../read-loose.ts';
import { type MetaChange, type MetaFinding, metaPerson } from './meta-change.ts';

export function readInstagramComment({ value, account, sentAt, field }: MetaChange): MetaFinding[] {
  const thing = firstText(value['comment_id'], value['id']);
  const media = objectOf(value['media']);
  const isOwn = textOf(objectOf(value['from'])['id']) === account;
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind: 'comment', word: field, at: sentAt },
    ...(isOwn
      ? { human: 'machine', reasons: ['own_account'] }
      : { human: 'human', ...metaPerson(value, 'instagram') }),
    target: textOf(media['id']),
    title: textOf(media['ad_title']),
    text: textOf(value['text']),
    providerId: `instagram comment ${thing}`,
  });
  return [{ engagement, thing, isUndated: true }];
}

export function readInstagramMention({ value, sentAt }: MetaChange): MetaFinding[] {
  const thing = firstText(value['comment_id'], value['media_id']);
  const engagement = makeEngagement({
    ...{ provider: 'meta', kind: 'mention', word: 'mentions', human: 'human', at: sentAt, target: thing },
    providerId: `instagram mention ${thing}`,
  });
  return [{ engagement, thing, isUndated: true }];
}
