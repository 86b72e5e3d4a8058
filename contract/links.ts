// Short links, mailings and recipients as every server sees them.

import type { CampaignTags, LinkChannel } from './link-report.ts';

/** `trap`: the hidden link that no person sees. */
export type LinkHitKind = 'click' | 'open' | 'trap';
/** What is kept of a recipient: hits of ours, and what the mailing tool said that a machine did. */
export type KeptHitKind = LinkHitKind | 'flagged_click' | 'flagged_open';

/** Where a short link leads, as far as the collector needs to know. */
export interface LiveLink extends CampaignTags {
  id: number;
  siteId: number;
  code: string;
  target: string;
  title: string;
  channel: LinkChannel;
  mailingId: number | null;
  isArchived: boolean;
}

/** A recipient whose token came in. */
export interface LiveRecipient {
  id: number;
  mailingId: number;
  mailing: string;
  siteId: number;
  email: string;
  /** Agreed, by the operator's recorded statement and the list, and has not taken it back. */
  mayTrack: boolean;
  countsOpens: boolean;
}

/** On a queued request: which of our addresses was asked for. Set by the collector alone. */
export interface LinkHit {
  kind: LinkHitKind;
  linkId: number | null;
  mailingId: number | null;
  recipientId: number | null;
  method: string;
}

/** On a queued request of a browser: whose checked token it carried, under consent for *person*. Set by the collector alone. */
export interface TokenCarried {
  recipientId: number;
  mailingId: number;
}

/** Query parameter in which the redirect hands a token to the page, where the browser script takes it out. */
export const tokenParameter = 'fiuto_link';
