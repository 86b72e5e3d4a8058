// What is written down beside a lead, and what is still to be done, as the dashboard API says it and takes it: plain types that
// both ends share.

import type { CompanyOwner } from './company-report.ts';
import type { AwayNow } from './team-report.ts';

export type LeadEntryKind = 'note' | 'call' | 'meeting' | 'agreement' | 'task' | 'file';

/** Counted up to 1,000. */
export interface LeadCount {
  count: number;
  isMore: boolean;
}

export interface LeadEntry {
  id: number;
  kind: LeadEntryKind;
  text: string;
  /** Of a file: where it lies; '' otherwise. */
  link: string;
  /** The entry that it answers; null for one that stands by itself. */
  answersId: number | null;
  person: { id: number; name: string } | null;
  mentions: CompanyOwner[];
  at: string;
  /** Of a task. */
  dueAt: string | null;
  assignee: CompanyOwner;
  doneAt: string | null;
  isPromise: boolean;
  by: string;
  changeId: number;
}

/** Entries of a lead, the newest first; removed ones are left out. */
export interface LeadEntryPage {
  entries: LeadEntry[];
  nextCursor: string | null;
}

export interface LeadEntryBody {
  kind: LeadEntryKind;
  text: string;
  /** The entry that a note answers; an answer is not answered itself. */
  answersId?: number;
  /** Of a file, and of no other kind: an address that begins with https:// */
  link?: string;
  /** Now when absent. */
  at?: string;
  personId?: number;
  mentions?: string[];
  dueAt?: string;
  /** Id of a user, or `me`. */
  assignee?: string;
  isPromise?: boolean;
}

/** What is absent stays; `isDone` and `isRemoved` set or take back the moment of now. */
export interface LeadEntryChangeBody {
  seenChangeId: number;
  text?: string;
  /** Of a file. */
  link?: string;
  at?: string;
  personId?: number | null;
  mentions?: string[];
  dueAt?: string | null;
  assignee?: string | null;
  isPromise?: boolean;
  isDone?: boolean;
  isRemoved?: boolean;
}

export type LeadTaskDue = 'overdue' | 'today' | 'week' | 'all';

export interface LeadTaskQuery {
  /** `mine` when absent; `team`: of everybody, of whose leads the caller sees the whole. */
  whose?: 'mine' | 'team';
  /** Of one user, with `team`. */
  assignee?: string;
  /** Id of a team, with `team`: of its members, and of those for whom any of them stands in now. */
  team?: number;
  /** `all` when absent: those without a day last. */
  due?: LeadTaskDue;
  isDone?: boolean;
  cursor?: string;
  limit?: number;
}

export interface LeadTask {
  entryId: number;
  leadId: number;
  companyId: number;
  companyName: string;
  text: string;
  dueAt: string | null;
  isOverdue: boolean;
  isPromise: boolean;
  assignee: CompanyOwner;
  /** Null when the assignee is here. */
  away: AwayNow | null;
  person: { id: number; name: string } | null;
  doneAt: string | null;
  changeId: number;
}

export interface LeadTaskPage {
  tasks: LeadTask[];
  total: LeadCount;
  /** The caller's open ones that are overdue, whatever is asked for. */
  overdue: number;
  nextCursor: string | null;
}
