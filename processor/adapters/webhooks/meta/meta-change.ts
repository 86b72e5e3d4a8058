// One change that Meta tells of, and what was found in it.

import { createHash } from 'node:crypto';
import type { WireEngagement } from '#contract/engagement.ts';
import type { EngagementFacts } from '../make-engagement.ts';
import { firstText, type Loose, objectOf, stampOf } from '../read-loose.ts';
import type { LeadNotice } from '../webhook-adapter.ts';

/** Before the id of whoever did something, where it stands among the things that a happening is about. */
export const userPrefix = 'user ';

export interface MetaChange {
  /** Such as `page` or `instagram`. */
  readonly object: string;
  /** Id of the page or account. */
  readonly account: string;
  readonly field: string;
  readonly value: Loose;
  /** When it was sent, for what carries no time of its own; milliseconds since 1970. */
  readonly sentAt: number;
}

export interface MetaFinding {
  readonly engagement: WireEngagement;
  /** What it is about, to be found again when it is deleted there; '' for nothing in particular. */
  readonly thing: string;
  readonly isGone?: boolean;
  /** Its time is that of the sending: Meta sends it again with another. */
  readonly isUndated?: boolean;
  /** A lead whose answers have to be fetched. */
  readonly lead?: LeadNotice;
}

/**
 * When it happened as Meta states it, else when it was sent, which is another time whenever Meta sends it again. `stamp`: names the
 * happening among others of the same thing, the same in every copy.
 */
export function whenOf({ value, sentAt }: Pick<MetaChange, 'value' | 'sentAt'>): {
  at: number;
  stamp: string;
  isUndated: boolean;
} {
  const stated = stampOf(value['created_time']);
  if (stated !== undefined) return { at: stated, stamp: String(stated), isUndated: false };
  const digest = createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
  return { at: sentAt, stamp: digest, isUndated: true };
}

/** The author stands in `from`, or in `sender_id` and `sender_name`, or nowhere. */
export function metaPerson(value: Loose, network: string): Pick<EngagementFacts, 'social' | 'profile'> {
  const from = objectOf(value['from']);
  const id = firstText(from['id'], value['sender_id']);
  const name = firstText(from['name'], from['username'], value['sender_name']);
  return { ...(id === '' ? {} : { social: { network, id } }), ...(name === '' ? {} : { profile: { name } }) };
}
