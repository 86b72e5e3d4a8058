// Hand-over of leads as the dashboard API says it and takes it: for each lead of an owner a brief that is made from the record.
// Plain types that both ends share; `handover-report-schema.ts` holds the zod schemas.

import type { PersonContact } from './contact-report.ts';
import type { AwayNow, NamedUser } from './team-report.ts';

/** What a new owner must not forget. */
export const reminderKinds = [
  'promise',
  'request_open',
  'step_overdue',
  'task_overdue',
  'no_next_step',
  'never_contacted',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Something that was written down, asked for or looked at. */
interface BriefLine {
  text: string;
  /** ISO 8601; null where there is no day. */
  at: string | null;
}

interface BriefTask extends BriefLine {
  isPromise: boolean;
  isOverdue: boolean;
  assignee: string;
}

/** Whom to call or write to. */
export interface BriefPerson {
  id: number;
  name: string;
  jobTitle: string;
  phone: string;
  email: string;
  isConfirmed: boolean;
  /** Whom the lead is mostly about. */
  isMain: boolean;
  /** A channel that is refused is not to be used unless they ask for it. */
  contact: PersonContact;
}

/** `text` of a promise or an overdue task what it is, of a request its excerpt; '' for what the kind says. */
export interface Reminder extends BriefLine {
  kind: ReminderKind;
}

export interface LeadBrief {
  leadId: number;
  companyId: number;
  companyName: string;
  domain: string;
  country: string;
  stage: string | null;
  score: number | null;
  fit: number | null;
  nextStep: string;
  nextStepAt: string | null;
  lastContactAt: string | null;
  /** Name of the connection to the CRM that tells it; '' when it was written down here. */
  lastContactIn: string;
  /** The newest first, as the next two. */
  agreed: BriefLine[];
  written: (BriefLine & { kind: 'note' | 'call' | 'meeting'; by: string })[];
  /** Since the last contact, at most of the last 90 days. */
  lookedAt: (BriefLine & { who: string })[];
  tasks: BriefTask[];
  people: BriefPerson[];
  reminders: Reminder[];
}

export interface HandOverQuery {
  /** Id of a user, or `me`. */
  owner: string;
  cursor?: string;
  limit?: number;
}

export interface HandOverPage {
  owner: NamedUser;
  /** Null when the owner is here. */
  away: AwayNow | null;
  leads: LeadBrief[];
  nextCursor: string | null;
}

/** GET /api/hand-over/pdf */
export interface HandOverFileQuery {
  owner: string;
  language: 'en' | 'it';
}

export interface HandOverBody {
  /** Ids of users, or `me`. */
  from: string;
  to: string;
  /** All open ones when absent. */
  leadIds?: number[];
  reason?: string;
}

export interface HandOverDone {
  id: number;
  leadIds: number[];
  to: NamedUser;
}

export interface HandOverUndone {
  leadIds: number[];
  /** Of which something was changed since; `message` in the reader's language. */
  refused: { leadId: number; code: string; message: string }[];
}

/** GET /api/hand-over/done */
export interface DoneQuery {
  cursor?: string;
  limit?: number;
}

export interface DoneHandOver {
  id: number;
  /** Null when that user is gone: then it cannot be taken back. */
  from: NamedUser | null;
  to: NamedUser;
  by: string;
  at: string;
  /** Leads that changed hands. */
  leads: number;
  undoneAt: string | null;
  mayUndo: boolean;
}

/** The newest first. */
export interface DoneHandOverPage {
  handOvers: DoneHandOver[];
  nextCursor: string | null;
}

/** Every endpoint about hand-over with what it takes and answers. */
export interface HandOverEndpoints {
  'GET /api/hand-over': { query: HandOverQuery; output: HandOverPage };
  'GET /api/hand-over/done': { query: DoneQuery; output: DoneHandOverPage };
  /** The same as a PDF file. */
  'GET /api/hand-over/pdf': { query: HandOverFileQuery; output: Blob };
  'POST /api/hand-over': { body: HandOverBody; output: HandOverDone };
  'POST /api/hand-over/:id/undo': { output: HandOverUndone };
}
