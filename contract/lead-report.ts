// What the part of the dashboard API about leads answers and takes, as plain types that both ends share; `lead-report-schema.ts`
// holds the zod schemas. `score-report.ts` has the ledger and trials of rules, `task-report.ts` entries and tasks. A company that is
// warm and nobody's lead yet stands among the leads as suggested: it has no id of a lead, and is asked for by its company.

import type { CompanyOwner, CompanyStatus, PageQuery } from './company-report.ts';
import type { PersonContact } from './contact-report.ts';
import type { RequestState, RequestWay } from './request-report.ts';
import type {
  LeadChance,
  LeadFit,
  LeadLedger,
  LeadReason,
  LeadResult,
  LearntReport,
  ScoreTrial,
  ScoreTrialBody,
} from './score-report.ts';
import type {
  LeadCount,
  LeadEntry,
  LeadEntryBody,
  LeadEntryChangeBody,
  LeadEntryPage,
  LeadTaskPage,
  LeadTaskQuery,
} from './task-report.ts';
import type { AwayNow } from './team-report.ts';
import type { CompanyVerdict } from './verdict-report.ts';

export type LeadBand = 'verified' | 'high';
export type LeadSignalKind =
  | 'request'
  | 'customer_back'
  | 'customer_at_risk'
  | 'ideal_and_hot'
  | 'new_warm_company'
  | 'several_people'
  | 'back_to_pricing'
  | 'form_left'
  | 'new_employer'
  | 'promise_overdue'
  | 'going_quiet'
  | 'not_contacted';

export interface LeadSignalSummary {
  id: number;
  kind: LeadSignalKind;
  at: string;
}

/**
 * What is told of a colleague's (`isWhole` false) is the company's name, the owner and the last contact: everything else is null, '',
 * empty or false then.
 */
export interface LeadRow {
  /** Null: suggested, not a lead yet. */
  leadId: number | null;
  companyId: number;
  companyName: string;
  domain: string;
  country: string;
  isSuggested: boolean;
  isWhole: boolean;
  /** Id of a stage of the rule set `lead_stages`; null for a suggested one. */
  stage: string | null;
  /** Of the lead; of a suggested one, who looks after the company. */
  owner: CompanyOwner;
  /** Null when the owner is here. */
  away: AwayNow | null;
  person: { id: number; name: string } | null;
  /** What brought it, such as `manual` or `visit`. */
  source: string;
  /** 0 to 100; null when nobody was ever seen of it. */
  score: number | null;
  fit: number | null;
  verdict: CompanyVerdict | null;
  band: LeadBand | null;
  warmSince: string | null;
  lastVisitAt: string | null;
  /** When one of us, or somebody who works in a CRM, last called or met somebody of it. */
  lastContactAt: string | null;
  /** Name of the connection to the CRM that tells it; '' when it was written down here. */
  lastContactIn: string;
  nextStep: string;
  nextStepAt: string | null;
  /** The strongest first, three at most. */
  reasons: LeadReason[];
  /** The newest first, three at most. */
  signals: LeadSignalSummary[];
  /** Why it ended; '' while it is open. */
  resultReason: string;
  closedAt: string | null;
  createdAt: string | null;
  changedAt: string | null;
  /** Whoever changes it says this one; null for a suggested one. */
  changeId: number | null;
}

export type LeadSort = 'score' | 'newest' | 'changed' | 'step';
/** `week`: within seven days, overdue ones among them. */
export type LeadStepDue = 'overdue' | 'today' | 'week' | 'none';

/** What the list and the board are narrowed to. */
export interface LeadFilterQuery {
  /** Beginnings of words of the company's names. */
  search?: string;
  /** Id of a user, `me`, or `none` for what nobody looks after. Sales sees of a colleague's what `LeadRow` says. */
  owner?: string;
  /** Id of a team: what its members look after, and what those do for whom any of them stands in now. */
  team?: number;
  /** `with` when absent: leads and suggested ones. */
  suggested?: 'with' | 'only' | 'without';
  scoreMin?: number;
  scoreMax?: number;
  fitMin?: number;
  fitMax?: number;
  band?: LeadBand;
  verdict?: CompanyVerdict;
  stepDue?: LeadStepDue;
  /** By own fields of leads, as `narrowing-report.ts` writes it; suggested ones are left out then. */
  own?: string;
}

/** Query of GET /api/leads. */
export interface LeadQuery extends LeadFilterQuery {
  /** Ids of stages with commas; suggested ones are left out then. */
  stage?: string;
  /** `open` when absent; suggested ones are open. */
  state?: 'open' | 'closed' | 'all';
  /** Ids of leads with commas, 500 at most; suggested ones are left out then. */
  ids?: string;
  /** By score when absent; `newest`: accepted or warm last, `step`: the longest overdue first, without those that have none. */
  sort?: LeadSort;
  cursor?: string;
  limit?: number;
}

export interface LeadPage {
  leads: LeadRow[];
  total: LeadCount;
  nextCursor: string | null;
}

export interface LeadStageName {
  id: string;
  kind: 'open' | LeadResult;
  names: { en: string; it: string };
}

export interface LeadColumn extends LeadCount {
  /** Null: those that are suggested. */
  stage: LeadStageName | null;
  /** The highest score first; of finished ones the last changed first. */
  leads: LeadRow[];
  /** For GET /api/leads with `stage` of this column, or `suggested=only`, and `sort=score`, or `changed` and `state=closed`. */
  nextCursor: string | null;
}

export interface LeadBoard {
  columns: LeadColumn[];
}

/** What became of a signal for one user or channel. */
export interface LeadTelling {
  /** Name of the user or of the channel, '' when there was none to be told. */
  to: string;
  how: 'at_once' | 'together' | 'not';
  reason: string;
  dueAt: string | null;
  toldAt: string | null;
}

export interface LeadSignal extends LeadSignalSummary {
  foundAt: string;
  person: { id: number; name: string } | null;
  eventId: string | null;
  /** As they stood when it was found. */
  score: number;
  fit: number;
  tellings: LeadTelling[];
}

export interface LeadPerson {
  id: number;
  name: string;
  email: string;
  phone: string;
  contact: PersonContact;
  jobTitle: string;
  /** Somebody proved to be who they say. */
  isConfirmed: boolean;
  lastAt: string;
  /** What their lines bring now, before caps; at most with one decimal. */
  points: number;
}

export interface LeadRequest {
  /** `site-number`, as GET /api/requests/:id takes it. */
  id: string;
  at: string;
  way: RequestWay;
  provider: string;
  formName: string;
  state: RequestState;
  excerpt: string;
}

export interface LeadChange {
  id: number;
  /** Null when the lead itself was changed. */
  entryId: number | null;
  /** Such as `create_lead`, `change_lead`, `add_note`, `change_entry`, `remove_entry`, `undo_change`. */
  action: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  reason: string;
  by: string;
  at: string;
  /** The change that it takes back. */
  undoes: number | null;
  isUndone: boolean;
}

export interface LeadDetail extends LeadRow {
  company: {
    id: number;
    name: string;
    domain: string;
    country: string;
    province: string;
    status: CompanyStatus | null;
    industryCode: string;
    employees: number | null;
    turnover: number | null;
  };
  ledger: LeadLedger;
  fitLines: LeadFit;
  /** Null while nothing better than the score was learnt, and for leads that have ended. */
  chance: LeadChance | null;
  /** Newest first, as the changes; entries from the oldest on. */
  signalList: LeadSignal[];
  entries: LeadEntry[];
  /** For GET /api/leads/:id/entries: those behind the newest 500; null when there are none. */
  olderEntries: string | null;
  people: LeadPerson[];
  requests: LeadRequest[];
  changes: LeadChange[];
  /** Leads of the company that have ended, the newest first; of a colleague's one no more than when, its stage null. */
  former: { leadId: number; stage: string | null; resultReason: string; closedAt: string }[];
  mayChange: boolean;
}

/** POST /api/leads: accepts a company as a lead. */
export interface LeadRequestBody {
  companyId: number;
  /** Id of a user, or `me`; nobody's when absent. */
  owner?: string;
  personId?: number;
}

/** PATCH /api/leads/:id: what is absent stays. */
export interface LeadChangeBody {
  seenChangeId: number;
  stage?: string;
  /** Id of a user, `me`, or null for nobody. */
  owner?: string | null;
  personId?: number | null;
  nextStep?: string;
  nextStepAt?: string | null;
  /** Needed for a stage that ends it otherwise than won. */
  resultReason?: string;
  /** Why it is changed, for the history. */
  reason?: string;
}

/** POST /api/leads/bulk: the same for up to 500 leads; each is changed or refused by itself. */
export interface LeadBulkBody {
  leads: { leadId: number; seenChangeId: number }[];
  stage?: string;
  owner?: string | null;
  nextStep?: string;
  nextStepAt?: string | null;
  resultReason?: string;
  reason?: string;
}

/** POST /api/leads/bulk/undo: takes back what a change of several leads did, except what somebody has changed since. */
export interface LeadBulkUndoBody {
  /** As the change answered them. */
  changes: { leadId: number; changeId: number }[];
}

export interface LeadBulkAnswer {
  changed: number;
  /** What can be taken back; a lead that was so already is not among them. */
  changes: { leadId: number; changeId: number }[];
  /** `message` in the reader's language. */
  refused: { leadId: number; code: string; message: string }[];
}

/** Every endpoint about leads with what it takes and answers. */
export interface LeadEndpoints {
  'GET /api/leads': { query: LeadQuery; output: LeadPage };
  'GET /api/leads/board': { query: LeadFilterQuery & { limit?: number }; output: LeadBoard };
  'POST /api/leads': { body: LeadRequestBody; output: LeadDetail };
  'POST /api/leads/bulk': { body: LeadBulkBody; output: LeadBulkAnswer };
  'POST /api/leads/bulk/undo': { body: LeadBulkUndoBody; output: LeadBulkAnswer };
  'GET /api/leads/:id': { output: LeadDetail };
  /** The open lead of a company, or what is known of one that is none. */
  'GET /api/companies/:id/lead': { output: LeadDetail };
  'PATCH /api/leads/:id': { body: LeadChangeBody; output: LeadDetail };
  'POST /api/leads/:id/changes/:changeId/undo': { body: { reason?: string }; output: LeadDetail };
  'GET /api/leads/:id/entries': { query: PageQuery; output: LeadEntryPage };
  'POST /api/leads/:id/entries': { body: LeadEntryBody; output: LeadDetail };
  'PATCH /api/leads/:id/entries/:entryId': { body: LeadEntryChangeBody; output: LeadDetail };
  'GET /api/lead-stages': { output: { version: number; stages: LeadStageName[] } };
  'GET /api/lead-tasks': { query: LeadTaskQuery; output: LeadTaskPage };
  /** Signals of a company, further back than the lead's page shows. */
  'GET /api/companies/:id/signals': {
    query: PageQuery;
    output: { signals: LeadSignal[]; nextCursor: string | null };
  };
  'POST /api/score-rules/trial': { body: ScoreTrialBody; output: ScoreTrial };
  'GET /api/score-rules/learnt': { output: LearntReport };
}
