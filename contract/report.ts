// What the dashboard API answers and takes, as plain types that both ends share; it imports plain types alone, so that the
// interface stays small. `report-schema.ts` holds the zod schemas, which must satisfy these types.

import type { VisitPerson } from './person-report.ts';
import type { TraceReport } from './trace-report.ts';
import type { CompanyVerdict, VisitCompany } from './verdict-report.ts';

export type Language = 'en' | 'it';
export type Role = 'marketer' | 'sales' | 'manager' | 'administrator' | 'agent';

/** Every refusal of the API: what is wrong, and how to mend it, in the caller's language where the page shows it. */
export interface ApiError {
  error: { code: string; message: string; fields?: Record<string, string> };
}

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  twoFactorEnabled: boolean;
}

/** GET /api/status: what a page may know before login. */
export interface Status {
  version: string;
  needsSetup: boolean;
  signedIn: boolean;
}

/** POST /api/setup with the one-time token of the set-up link. */
export interface SetupRequest {
  token: string;
  name: string;
  email: string;
  password: string;
  language: Language;
}

export type ConsentState = 'granted' | 'limited' | 'denied';
export type PageKind =
  | 'product'
  | 'price'
  | 'quote'
  | 'documentation'
  | 'support'
  | 'careers'
  | 'login'
  | 'legal'
  | 'other';

export interface SiteSummary {
  id: number;
  name: string;
  publicKey: string;
  /** ISO 8601, null while waiting for the first event. */
  firstEventAt: string | null;
  lastEventAt: string | null;
  createdAt: string;
}

export interface SiteSettings {
  name: string;
  allowedHosts: string[];
  linkedDomains: string[];
  consentDefault: ConsentState;
  keptParameters: string[];
  searchParameters: string[];
  pathRules: { pattern: string; kind: PageKind }[];
}

export interface SiteDetail extends SiteSummary, SiteSettings {
  /** Who signed the assessment by which companies are named for visitors who were not asked; null: they are not. */
  companyWithoutConsent: { version: number; text: string; signedBy: string; at: string } | null;
  /** Address the tag loads from, without a trailing slash. */
  collectorUrl: string;
  /** The script tag to paste, whole. */
  scriptTag: string;
  /** Address of the picture for pages on which no script may run, with the site's key in it. */
  pixelUrl: string;
}

export interface SiteCreated {
  site: SiteDetail;
  /** Shown once, never again. */
  secretKey: string;
}

export type FieldMeaning =
  | 'email'
  | 'first_name'
  | 'last_name'
  | 'full_name'
  | 'company'
  | 'phone'
  | 'job_title'
  | 'text'
  | 'ignore';

export interface FormReport {
  key: string;
  name: string;
  page: string;
  fields: { name: string; type: string; label?: string }[];
  enabled: boolean;
  mapping: Record<string, FieldMeaning>;
  lastSeenAt: string;
  submissions30d: number;
}

/** One row of a site's pages with the kind that its rules (or the first guess) give it. */
export interface PageReport {
  path: string;
  views: number;
  kind: PageKind;
  /** The pattern of the rule that decided, null when guessed. */
  rule: string | null;
}

export interface Place {
  country: string;
  region: string;
  city: string;
}

export interface LiveVisitor {
  visitId: string;
  siteId: number;
  visitor: string;
  consent: ConsentState;
  startedAt: string;
  lastAt: string;
  pages: number;
  currentPath: string;
  currentTitle: string;
  channel: string;
  sourceName: string;
  place: Place;
  networkName: string;
  device: string;
  browser: string;
  company: VisitCompany;
  /** Null where nobody was named, or the caller may not know. */
  person: VisitPerson | null;
}

/** GET /api/live?site= : who did something in the last five minutes, newest first. */
export interface Live {
  at: string;
  visitors: LiveVisitor[];
  /** Views per minute of the last 30 minutes, oldest first. */
  viewsPerMinute: number[];
  /** Of the same 30 minutes. Denied visitors are counted, nothing more. */
  deniedViews: number;
  /** Of the same 30 minutes. */
  botEvents: number;
}

export interface VisitRow {
  /** `site-visitor-start`: stable for one cut of a session. */
  id: string;
  siteId: number;
  visitor: string;
  consent: ConsentState;
  startedAt: string;
  endedAt: string;
  pages: number;
  events: number;
  engagedMs: number;
  entryPath: string;
  exitPath: string;
  channel: string;
  sourceName: string;
  /** Texts are '' where the address named none. */
  campaign: Record<'source' | 'medium' | 'name' | 'term' | 'content' | 'id', string>;
  /** Parameter and value of an advertising network's click id, such as `gclid`; only under `granted`. */
  clickId: { name: string; value: string } | null;
  referrerHost: string;
  place: Place;
  networkName: string;
  networkClass: string;
  device: string;
  browser: string;
  os: string;
  isBot: boolean;
  company: VisitCompany;
  /** Null where nobody was named, or the caller may not know. */
  person: VisitPerson | null;
}

/** Query of GET /api/visits; all but the window optional. Times are ISO 8601. */
export interface VisitQuery {
  site?: number;
  from: string;
  to: string;
  channel?: string;
  country?: string;
  device?: string;
  /** Looked for anywhere in the paths of the visit; with a `*` it must fit a whole path. */
  path?: string;
  consent?: ConsentState;
  minPages?: number;
  /** Id of a known company, with what was merged into it and its plants. */
  company?: number;
  /** Of a company that is not in the records: its domain, or its name where none is known. */
  companyDomain?: string;
  companyName?: string;
  verdict?: CompanyVerdict;
  bots?: 'without' | 'only' | 'with';
  cursor?: string;
  limit?: number;
}

export interface VisitPage {
  visits: VisitRow[];
  /** Null on the last page. */
  nextCursor: string | null;
  /**
   * Set where one request could not look through enough visits to fill the page, which may then be empty: older ones than this
   * moment come with the cursor. ISO 8601.
   */
  lookedUntil: string | null;
}

export interface VisitStep {
  eventId: string;
  at: string;
  type: string;
  action: string;
  host: string;
  path: string;
  query: string;
  title: string;
  pageKind: PageKind;
  name: string;
  target: string;
  engagedMs: number;
  scrollPercent: number;
  properties: string;
}

/** One decision about the company of a visit, with its whole why. */
export interface DecisionReport {
  /** UInt64 as decimal text. */
  id: string;
  decidedAt: string;
  changedAt: string;
  trace: TraceReport;
}

export interface VisitDetail {
  visit: VisitRow;
  steps: VisitStep[];
  botReasons: string[];
  /** The whole why of the company; null when nothing had to be decided. */
  decision: DecisionReport | null;
  /** Those about other networks of the same visit, or from before the visitor told the company; the latest first. */
  otherDecisions: DecisionReport[];
  language: string;
  referrer: string;
}

export interface PipelineCounts {
  received: number;
  stored: number;
  dropped: number;
  rejected: number;
  waiting: number;
}

/** GET /api/pipeline?site=&from=&to= : received = stored + dropped + rejected + waiting. */
export interface Pipeline {
  totals: PipelineCounts;
  perSite: { siteId: number; name: string; counts: PipelineCounts }[];
  /** By hour of receipt; waiting events have no hour yet. */
  perHour: { hour: string; stored: number; dropped: number; rejected: number }[];
  dropReasons: { reason: string; count: number }[];
  rejectReasons: { reason: string; step: string; count: number }[];
  /** Events among the waiting ones that cannot be opened: damaged, or sealed with another key. */
  unreadable: number;
  /** Sources that have disabled themselves, such as a broken `.mmdb` file. */
  warnings: { source: string; message: string }[];
  /** Sites that stated a consent which is none, such as a misspelt one. `lastAt`: ISO 8601. */
  unknownConsent: { siteId: number; name: string; events: number; lastAt: string }[];
}

export interface RejectedEvent {
  siteId: number;
  id: string;
  receivedAt: string;
  reason: string;
  step: string;
  error: string;
  attempt: number;
  /** The event as it was sent, JSON text. */
  raw: string;
}

export interface RejectedPage {
  events: RejectedEvent[];
  nextCursor: string | null;
}

/** POST /api/pipeline/replay: these ids, or all that match the filter. */
export interface ReplayRequest {
  ids?: string[];
  filter?: { site?: number; reason?: string; from: string; to: string };
}

export interface ReplayResult {
  queued: number;
}

export interface UserRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
}

/** POST /api/sites: a name is enough, the rest has defaults. */
export interface SiteRequest {
  name: string;
  allowedHosts?: string[];
  linkedDomains?: string[];
  consentDefault?: ConsentState;
  keptParameters?: string[];
  searchParameters?: string[];
  pathRules?: { pattern: string; kind: PageKind }[];
}

/** PATCH /api/sites/:id: what is absent stays as it is. */
export type SiteChange = Partial<SiteSettings>;

/** POST /api/sites/:id/rotate-secret: the old key stops working at once. */
export interface SecretRotated {
  secretKey: string;
}

/** PATCH /api/sites/:id/forms/:key */
export interface FormChange {
  enabled?: boolean;
  mapping?: Record<string, FieldMeaning>;
}

/** PATCH /api/me */
export interface MeChange {
  name?: string;
  language?: Language;
}

/** POST /api/users: invites a colleague. */
export interface InvitationRequest {
  email: string;
  name: string;
  role: Role;
}

export interface Invitation {
  /** Address of the page where the invited person chooses a password; works once. */
  link: string;
  expiresAt: string;
}

/** POST /api/invitations/accept; the answer is Me, signed in. */
export interface InvitationAccept {
  token: string;
  name: string;
  password: string;
  language: Language;
}

/** Query of GET /api/pipeline. Times are ISO 8601. */
export interface PipelineQuery {
  site?: number;
  from: string;
  to: string;
}

/** Query of GET /api/pipeline/rejected; newest first. */
export interface RejectedQuery extends PipelineQuery {
  reason?: string;
  cursor?: string;
  limit?: number;
}

/** GET /api/health: answers 200 when every store answers, 503 with the names of those that do not. */
export interface Health {
  ok: boolean;
  stores: { events: boolean; records: boolean; queue: boolean };
}
