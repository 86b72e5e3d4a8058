// Links, mailings and recipients as the API answers them, as plain types that the interface shares;
// `link-report-schema.ts` holds their zod schemas. Times are ISO 8601.

/** Where a link is put. */
export const linkChannels = ['social', 'email', 'qr', 'print'] as const;
export type LinkChannel = (typeof linkChannels)[number];

/**
 * `one_click`: the mail program did it, RFC 8058; `page`: the recipient, on our page; `provider`: the mailing tool told that the
 * recipient unsubscribed or complained there, or that the address takes no mail.
 */
export const refusalWays = ['one_click', 'page', 'provider'] as const;
export type RefusalWay = (typeof refusalWays)[number];

/** What a mailing tool told of an address that it no longer writes to: only the first two are a wish of the recipient's. */
const toldRefusals = ['unsubscribed', 'complained', 'bounced'] as const;
export type ToldRefusal = (typeof toldRefusals)[number];

/** Campaign tags, each '' where there is none. */
export interface CampaignTags {
  source: string;
  medium: string;
  name: string;
  term: string;
  content: string;
}

/** Openings of a link that a person, a machine, or nobody can say who made; `pages`: seen by the script after it. */
export interface ClickCounts {
  human: number;
  machine: number;
  unsure: number;
  pages: number;
}

export interface LinkReport extends CampaignTags {
  id: number;
  siteId: number;
  title: string;
  channel: LinkChannel;
  target: string;
  /** The short address, to give away. */
  shortUrl: string;
  /** Where it leads, with the tags. */
  taggedUrl: string;
  mailing: { id: number; name: string } | null;
  by: string;
  createdAt: string;
  archivedAt: string | null;
  clicks: ClickCounts;
}

export interface LinkPage {
  links: LinkReport[];
  nextCursor: string | null;
}

export interface LinkQuery {
  site?: number;
  archived?: boolean;
  cursor?: string;
  limit?: number;
}

export interface LinkRequest extends Partial<CampaignTags> {
  siteId: number;
  title: string;
  target: string;
  channel: LinkChannel;
  mailingId?: number;
}

/** One day, UTC, `YYYY-MM-DD`. */
export interface ClickDay extends ClickCounts {
  day: string;
}

export interface MailingReport {
  id: number;
  siteId: number;
  name: string;
  countsOpens: boolean;
  /** '' as long as nobody has stated that the recipients agreed. */
  statement: string;
  statedBy: string;
  statedAt: string | null;
  tokenDays: number;
  by: string;
  createdAt: string;
  recipients: number;
  /** Who gets a token. */
  tracked: number;
  /** Who was added after the statement of consent, which does not cover them. */
  addedSince: number;
  unsubscribed: number;
  withdrawn: number;
}

export interface MailingPage {
  mailings: MailingReport[];
  nextCursor: string | null;
}

export interface MailingQuery {
  site?: number;
  cursor?: string;
  limit?: number;
}

export interface RecipientReport {
  id: number;
  email: string;
  name: string;
  /** Null: the list says nothing, the statement counts. */
  allowsTracking: boolean | null;
  unsubscribedAt: string | null;
  unsubscribedBy: RefusalWay | null;
  withdrawnAt: string | null;
  human: number;
  machine: number;
  unsure: number;
  opens: number;
}

export interface RecipientPage {
  recipients: RecipientReport[];
  nextCursor: string | null;
}

export interface RecipientsTaken {
  taken: number;
  /** Lines about somebody who stands in the list twice. */
  repeated: number;
  hasConsent: boolean;
  /** Left out, since they were erased. */
  erased: number;
}

export interface LinkEndpoints {
  'GET /api/links': { query: LinkQuery; output: LinkPage };
  'POST /api/links': { body: LinkRequest; output: LinkReport };
  'POST /api/links/:id/archive': { body: { archived: boolean }; output: Record<string, never> };
  'GET /api/links/:id/clicks': { output: { days: ClickDay[] } };
  'GET /api/mailings': { query: MailingQuery; output: MailingPage };
  'POST /api/mailings': { body: { siteId: number; name: string }; output: MailingReport };
  'PATCH /api/mailings/:id': { body: { countsOpens: boolean }; output: MailingReport };
  /** Null takes the statement back. */
  'POST /api/mailings/:id/consent': { body: { statement: string | null }; output: MailingReport };
  'DELETE /api/mailings/:id': { output: Record<string, never> };
  /** The body is a CSV file. */
  'POST /api/mailings/:id/recipients': { output: RecipientsTaken };
  'GET /api/mailings/:id/recipients': { query: { cursor?: string; limit?: number }; output: RecipientPage };
  /** These three answer a CSV file. */
  'POST /api/mailings/:id/tokens': { body: { linkId: number } };
  'POST /api/mailings/:id/unsubscribe-addresses': object;
  'POST /api/mail-refusals': { body: { siteId: number } };
}
