// What the dashboard API answers and takes about people, as plain types that both ends share. `person-report-schema.ts` holds
// the zod schemas, which must satisfy these types.

import type { ImportOrigin } from './import-report.ts';
import type { Enclosure } from './request-report.ts';
import type { RightsRequestState, WithdrawnPurpose } from './rights-report.ts';

export interface PersonName {
  id: number;
  /** What they are called, else their e-mail, else the key that they are known under. */
  name: string;
}

export interface PersonCompany {
  /** Null when no known company has the domain of the person's e-mail. */
  id: number | null;
  /** Of the known company; else as the person's own word has it; '' when nobody said. */
  name: string;
  /** Domain of the work e-mail, '' when there is none. */
  domain: string;
  owner: { id: string | null; name: string };
}

/** Of a colleague's person there are name, company and owner alone, the rest is empty. */
export interface PersonRow extends PersonName {
  isWhole: boolean;
  email: string;
  jobTitle: string;
  company: PersonCompany;
  /** Somebody proved to be who they say; otherwise it is all their own word. */
  isConfirmed: boolean;
  /** A mailbox that several people read. */
  isShared: boolean;
  firstAt: string | null;
  lastAt: string | null;
}

export interface PersonQuery {
  /** Beginnings of names, of an e-mail, of a telephone number, of a company's name. */
  search?: string | undefined;
  /** By own fields, as `narrowing-report.ts` writes it. */
  own?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface PersonPage {
  people: PersonRow[];
  nextCursor: string | null;
}

type PersonFieldName =
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'phone'
  | 'job_title'
  | 'company'
  | 'seniority'
  | 'department'
  | 'skills'
  | 'education'
  | 'language'
  | 'website'
  | 'linkedin'
  | 'x'
  | 'facebook'
  | 'instagram'
  | 'github'
  | 'youtube'
  | 'tiktok';

/** `told`: by a tool, a list, a file or a signature, which stands between a browser's word and a proof. */
export type Confidence = 'looked_up' | 'claim' | 'told' | 'confirmed';

export interface ToldValueReport {
  value: string;
  /** `site:3:form`, `site:3:identify`, `site:3:confirmed`, `site:3:server`, `import:7`, or the name of a tool, a list, a kind of file. */
  source: string;
  confidence: Confidence;
  /** Of a page on a social network: where it is, on the network's own host; null for all else. */
  link: string | null;
  firstAt: string;
  lastAt: string;
}

export interface PersonValueReport extends ToldValueReport {
  field: PersonFieldName;
  /** Why this value and not another. */
  why: 'only' | 'confirmed' | 'stronger_source' | 'newest' | 'more_sources';
  others: ToldValueReport[];
}

export type KeyKind = 'email' | 'user' | 'phone' | 'social';

export interface PersonKeyReport {
  id: number;
  kind: KeyKind;
  /** Without its kind, such as the address or a site's id alone; of a handle with its network. */
  text: string;
  /** Where it leads on a social network; null for all else. */
  link: string | null;
  isProven: boolean;
  isShared: boolean;
  browsers: number;
  heldFor: '' | 'too_many_browsers' | 'too_many_keys';
  firstAt: string;
  lastAt: string;
}

export interface PersonTie {
  /** Of the fact that says so; names it when it is taken back. */
  id: string;
  by: 'proof' | 'merge';
  way: 'link_token' | 'confirmed_form' | 'server' | 'operator';
  at: string;
  /** As people read them. */
  keys: [string, string];
  byName: string;
  reason: string;
}

/** A tie that does not hold, with why. */
export interface RefusedTieReport extends PersonTie {
  refused: 'cut' | 'kept_apart' | 'held_key' | 'shared_mailbox' | 'already_another_person' | 'too_many_keys';
  /** The other one of the two; null when both keys are this person's all the same. */
  other: PersonName | null;
}

interface PersonSuggestion {
  other: PersonName;
  /** The first two are proofs that were refused. */
  why: 'already_another_person' | 'kept_apart' | 'same_phone' | 'said_together';
}

interface PersonBrowser {
  siteId: number;
  visitor: string;
  /** Null from the very beginning. */
  from: string | null;
  /** Null to this day. */
  to: string | null;
  strength: 'claim' | 'proof';
}

export interface PersonConsent {
  state: string;
  purposes: { measure: boolean; company: boolean; person: boolean };
  version: string;
  /** When it was chosen, null when that was not said. */
  chosenAt: string | null;
  /** When it was last seen in force. */
  seenAt: string;
}

export const decisionKinds = [
  'withdrawn',
  'objected',
  'unsubscribed',
  'untracked',
  'complained',
  'bounced',
  'no_mail',
  'erasure',
  'objection',
] as const;
export const decisionSources = [
  'rights_page',
  'mail_page',
  'one_click',
  'colleague',
  'mailing_tool',
] as const;

/**
 * What a person has decided about their own data. `untracked`: that openings and clicks of mails are not put down to them. What a
 * mailing tool told stands here with its source, and need be no decision of theirs: `bounced`, an address that takes no mail;
 * `no_mail`, told by a tool before it was kept why.
 */
export interface PersonDecision {
  what: (typeof decisionKinds)[number];
  /** ISO 8601. */
  at: string;
  /** Where it was said: the public page of one's own data, a public page, the one click of a mail, here, or at a mailing tool. */
  source: (typeof decisionSources)[number];
  /** What was taken back; empty for all else. */
  purposes: WithdrawnPurpose[];
  /** Of the sites whose mails are not wanted; empty for all else. */
  siteIds: number[];
  /** The address that asked or is unsubscribed, '' where it is all of their names. */
  email: string;
  /** Of what waits for an answer: by when the law wants one. */
  dueAt: string | null;
  /** Of what was asked for; `under_way`: an erasure that has begun. Null for what is in effect by itself. */
  state: RightsRequestState | 'under_way' | null;
}

export interface PersonEmployer {
  /** As it was told; '' where only the domain of a work e-mail speaks of it. */
  name: string;
  domain: string;
  jobTitle: string;
  /** When it was first and last told. */
  from: string;
  lastAt: string;
  /** Who said so first: as of values, or `email` for a work e-mail that is proven theirs. */
  source: string;
}

export interface PersonDetail extends PersonRow {
  /** The oldest first. */
  employers: PersonEmployer[];
  /** Where what was imported of them came from; a value's source names one as `import:` and its id. */
  imports: ImportOrigin[];
  values: PersonValueReport[];
  keys: PersonKeyReport[];
  ties: PersonTie[];
  refused: RefusedTieReport[];
  suggestions: PersonSuggestion[];
  browsers: PersonBrowser[];
  consent: PersonConsent | null;
  /** The newest first. */
  decisions: PersonDecision[];
}

export const timelineChannels = [
  'site',
  'form',
  'identify',
  'email',
  'social',
  'message',
  'meeting',
  'other',
] as const;
export type TimelineChannel = (typeof timelineChannels)[number];

export interface TimelineItem {
  id: string;
  at: string;
  channel: TimelineChannel;
  siteId: number;
  /** What it was: `visit`, `form_submit`, `identify`, `new_employer`, or the kind of an engagement, such as `email_open`. */
  kind: string;
  /** A form, a campaign, a post, the page a visit began with. */
  title: string;
  /** Where it was done: a path or an address; '' where a tool tells a number alone. */
  detail: string;
  /** Of an engagement: what they wrote, cut short; '' otherwise. */
  text: string;
  /** Of a message: kinds of what came with it. */
  enclosed: Enclosure[];
  /** Of a form: what was asked, and what they answered. */
  answers: { question: string; answer: string }[];
  /** Of an event that they registered for or attended: when it began; null otherwise. */
  startsAt: string | null;
  /** Who says so of an engagement, such as `sendgrid`, and of an employer; '' for the own site. */
  provider: string;
  /** Of an engagement: whether a person did it. */
  human: 'human' | 'unsure' | 'machine' | '';
  /** Of a visit. */
  visit: { id: string; endedAt: string; pages: number; events: number; companyName: string } | null;
}

export interface TimelineQuery {
  channel?: TimelineChannel | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface TimelinePage {
  items: TimelineItem[];
  nextCursor: string | null;
}

export interface HeldKeyReport {
  id: number;
  kind: KeyKind;
  text: string;
  heldFor: 'too_many_browsers' | 'too_many_keys';
  heldAt: string;
  browsers: number;
  person: PersonName;
}

export interface IdentityRefusalCount {
  siteId: number;
  kind: string;
  reason: string;
  /** A junk id as it came, '' for everything else. */
  sample: string;
  count: number;
  lastDay: string;
}

/** What is held back, and what was refused in the last thirty days. */
export interface IdentityWatch {
  held: HeldKeyReport[];
  refusals: IdentityRefusalCount[];
}

/** What an erasure took away; it is done when this is answered. */
export interface PersonErased {
  keys: number;
  browsers: number;
  events: 'done';
  /** Hours after which no file of ours holds a trace of it. */
  clearedWithinHours: number;
  /** What cannot be reached from here: copies that the operator made, what other systems were told, batches that nobody can open. */
  unreached: ('backups' | 'other_systems' | 'unreadable_batches')[];
  /** Records of them in CRMs. `isQueued`: we had made it, and delete it there within minutes; the others must be deleted there by hand. */
  crmRecords: readonly { crm: string; provider: string; id: string; isQueued: boolean }[];
}

/** Whose a visit was, as far as anybody said. */
export interface VisitPerson extends PersonName {
  strength: 'claim' | 'proof';
}

/** The part of the API about people. */
export interface PersonEndpoints {
  'GET /api/people': { query: PersonQuery; output: PersonPage };
  'GET /api/people/:id': { output: PersonDetail };
  'GET /api/people/:id/timeline': { query: TimelineQuery; output: TimelinePage };
  'POST /api/people/:id/merge': { body: { other: number; reason: string }; output: { id: number } };
  'POST /api/people/ties/:id/cut': { body: { reason: string }; output: Record<string, never> };
  'POST /api/people/keys/:id/release': { body: { reason: string }; output: Record<string, never> };
  'GET /api/identity/watch': { output: IdentityWatch };
  /** As it stands in the stores. */
  'POST /api/people/:id/export': { output: { exportedAt: string; isCut: boolean } };
  'POST /api/people/:id/mail-refusals/lift': { output: { lifted: number } };
  'DELETE /api/people/:id': { output: PersonErased };
}
