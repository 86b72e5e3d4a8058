// The words of an import of files about what people did elsewhere: what kind of file it is, how its columns are understood,
// what one row says, and what is wrong with it.

import type { EngagementKind } from './engagement.ts';

export const engagementFileKinds = [
  'linkedin_leads',
  'linkedin_engagement',
  'meta_leads',
  'meta_engagement',
  'x_engagement',
  'attendees',
  'engagement',
  'chat',
  'whatsapp',
  'messenger',
] as const;
/** `engagement`: any list; `chat`: messages of any tool, as CSV or JSON. */
export type EngagementFileKind = (typeof engagementFileKinds)[number];

export const engagementFields = [
  'at',
  'email',
  'phone',
  'name',
  'first_name',
  'last_name',
  'company',
  'job_title',
  'seniority',
  'department',
  'language',
  'website',
  'handle',
  'action',
  'title',
  'target',
  'text',
  'answer',
  'id',
  'conversation',
  'role',
] as const;
/**
 * What a column may mean. `handle`: name or address of somebody's page in a network; `answer`: a question of a form, whose
 * header is the question; `role`: who wrote a message, the visitor or us.
 */
export type EngagementField = (typeof engagementFields)[number];

/** Header to its meaning. */
export type EngagementMapping = Record<string, EngagementField | 'ignore'>;

/** What a list may be of whose rows do not say what was done. */
export const listActions = [
  ...['lead_form', 'form_answer', 'event_registered', 'event_attended', 'meeting_booked', 'comment'],
  ...['reaction', 'share', 'mention', 'follow', 'review', 'message', 'other'],
] as const satisfies readonly EngagementKind[];

export const importBases = ['consent', 'contract', 'legitimate_interest'] as const;
/** Article 6 of the GDPR: on what ground the people's data is used. */
export type ImportBasis = (typeof importBases)[number];

export const dateOrders = ['day_first', 'month_first'] as const;
/** How `03/04/2026` is meant. */
export type DateOrder = (typeof dateOrders)[number];

/** How a file is to be read; what is absent is as last time with the same headers, or guessed. */
export interface ImportReading {
  kind?: EngagementFileKind;
  mapping?: EngagementMapping;
  /** Of times without one of their own, such as `Europe/Rome`. */
  zone?: string;
  dates?: DateOrder;
  /** For rows without a time: milliseconds since 1970. */
  dayMs?: number;
  /** Of a chat: names under which we ourselves wrote. */
  own?: string[];
  /** What all rows were, where the file does not say so. */
  action?: EngagementKind;
}

/** What one row says, cleaned; what it does not say is absent. */
export interface EngagementRow {
  /** Milliseconds since 1970. */
  at: number;
  kind: EngagementKind;
  /** As it stood there. */
  word?: string;
  email?: string;
  phone?: string;
  handle?: { network: string; id: string };
  name?: string;
  firstName?: string;
  lastName?: string;
  company?: string;
  jobTitle?: string;
  seniority?: string;
  department?: string;
  language?: string;
  website?: string;
  title?: string;
  target?: string;
  text?: string;
  answers?: { question: string; answer: string }[];
  /** The provider's own id of it. */
  id?: string;
  /** Of a message of a chat. */
  conversation?: string;
}

export const rowFaultCodes = [
  'nobody_named',
  'no_time',
  'time_ahead',
  'too_old',
  'email_not_valid',
  'test_data',
  'too_many_columns',
  'not_said_who',
  'no_text',
] as const;
export type RowFaultCode = (typeof rowFaultCodes)[number];

export interface RowFault {
  code: RowFaultCode;
  /** What stood there, cut short. */
  value: string;
}

/** `repeated`: stands in the file before; `known`: an earlier import has stored it. */
export const rowOutcomes = ['new', 'repeated', 'known', 'refused'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

export type RowCounts = Record<RowOutcome, number> & { rows: number };

/** What taking an import back did. */
export interface UndoneEngagement {
  events: number;
  people: number;
  requests: number;
  /** Rows that another import holds as well, and so stay. */
  kept: number;
}

/** Marks events, and values of people, that came with an import. */
export function importSource(importId: number): string {
  return `import:${importId}`;
}
