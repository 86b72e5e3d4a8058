// Requests as the dashboard API says them: plain types that both ends share.

import type { VisitCompany } from './verdict-report.ts';

/** What came with a message: its kind alone, nothing of it is fetched or kept. */
export const enclosures = ['image', 'video', 'audio', 'document', 'location', 'contact', 'file'] as const;
export type Enclosure = (typeof enclosures)[number];

/** How it reached us: a form of the site that was switched on, a form of our own, another tool. */
export type RequestWay = 'site_form' | 'own_form' | 'provider';

/**
 * `none`: nothing to do, such as an advertisement. `suspected`: a form of ours came back with a field filled in that people do not
 * see; it names nobody, and lists leave it out unless they are asked for it.
 */
export type RequestState = 'new' | 'taken' | 'answered' | 'none' | 'suspected';

/**
 * Whether whoever asked has opened the link that was mailed: only forms of our own can ask for it. `sender_unproven`: of a mail
 * that did not come from the server of whoever it names.
 */
export const requestConfirmations = ['not_asked', 'waiting', 'confirmed', 'sender_unproven'] as const;
export type RequestConfirmation = (typeof requestConfirmations)[number];

/** What somebody said of themselves. Claims: nobody has checked them. '' where nothing was said. */
export interface RequestClaims {
  name: string;
  email: string;
  phone: string;
  company: string;
  jobTitle: string;
}

/** What the visitor wrote in a conversation that is one request. */
export interface RequestMessage {
  /** Of its event. */
  id: string;
  /** Milliseconds since 1970. */
  atMs: number;
  text: string;
  /** What came with it. */
  enclosed?: Enclosure[];
  /** Stands until the transcript comes. */
  isProvisional?: true;
}

/** Query of GET /api/requests; newest first. */
export interface RequestQuery {
  from: string;
  to: string;
  site?: number;
  state?: RequestState;
  way?: RequestWay;
  /** Words of the text, the answers and the claims; each may be the beginning of a word. */
  text?: string;
  cursor?: string;
  limit?: number;
}

export interface RequestRow {
  /** `site-number`. */
  id: string;
  siteId: number;
  at: string;
  way: RequestWay;
  /** Of the other tool, '' for forms. */
  provider: string;
  /** Such as `comment`; '' for forms. */
  kind: string;
  formKey: string;
  formName: string;
  state: RequestState;
  confirmation: RequestConfirmation;
  /** By the decision of the visit; null when there was no visit that may be known. */
  company: VisitCompany | null;
  /** A colleague looks after the company: text and claims are not shown to this caller. */
  isColleagues: boolean;
  /** The beginning of the text, or of the answers, each behind its question. */
  excerpt: string;
  /** What came with the text, or in its place: kinds of files, none of which is kept here. Each as often as there was one. */
  enclosed: Enclosure[];
  claims: RequestClaims;
}

export interface RequestPage {
  requests: RequestRow[];
  nextCursor: string | null;
}

export interface RequestDetail extends RequestRow {
  receivedAt: string;
  text: string;
  answers: { question: string; answer: string }[];
  language: string;
  /** Host and path. */
  page: string;
  campaign: { source: string; medium: string; name: string };
  /** 16 hex digits, '' when the visitor is not to be known. */
  visitor: string;
  /** Null when there is none, or it is older than the retention. */
  visitId: string | null;
  /** What was agreed to in a form of our own, word for word; '' elsewhere. */
  consent: { text: string; version: number };
  /** The oldest first; the state at the beginning is `new`. `byName` '': nobody's doing, they wrote again after it was done with. */
  history: { state: RequestState; byName: string; at: string }[];
}

/** Body of POST /api/requests/:id/state. */
export interface RequestChange {
  state: RequestState;
}

/** Endpoints of the requests. */
export interface RequestEndpoints {
  'GET /api/requests': { query: RequestQuery; output: RequestPage };
  'GET /api/requests/:id': { output: RequestDetail };
  'POST /api/requests/:id/state': { body: RequestChange; output: RequestDetail };
}
