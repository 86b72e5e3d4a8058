// Imports of files about what people did elsewhere: how files are understood, and what the dashboard API answers and takes, as
// plain types that the interface shares. `import-report-schema.ts` holds the zod schemas.

import type { ImportState } from './company-report.ts';

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
  'starts_at',
  'target',
  'text',
  'answer',
  'id',
  'conversation',
  'role',
] as const;
/**
 * What a column may mean. `handle`: name or address of somebody's page in a network; `answer`: a question of a form, whose
 * header is the question; `starts_at`: when the event began that somebody registered for; `role`: who wrote a message, the visitor or us.
 */
export type EngagementField = (typeof engagementFields)[number];

/** Header to its meaning. */
export type EngagementMapping = Record<string, EngagementField | 'ignore'>;

/** What a list may be of whose rows do not say what was done. */
export const listActions = [
  ...['lead_form', 'form_answer', 'event_registered', 'event_attended', 'meeting_booked', 'comment'],
  ...['reaction', 'share', 'mention', 'follow', 'review', 'message', 'other'],
] as const;

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
  action?: (typeof listActions)[number];
  /** Of a list of attendees: the event and its start, as a time of the zone such as `2026-05-12T10:00`, where no column says so. */
  eventName?: string;
  eventAt?: string;
}

/** What a list of attendees leaves unsaid, and nobody has said instead. */
export const unsaidFacts = ['event_name', 'event_start'] as const;
export type UnsaidFact = (typeof unsaidFacts)[number];

/** `repeated`: stands in the file before; `known`: an earlier import has stored it. */
export const rowOutcomes = ['new', 'repeated', 'known', 'refused'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** Kinds of rows that can be looked at: `noted` are new ones of which something is left out. */
export const rowKinds = [...rowOutcomes, 'noted'] as const;
export type RowKind = (typeof rowKinds)[number];

/** `erased`: left out, since they are of people who were erased; which ones is not kept. `rows`: all of the file, those with them. */
export type RowCounts = Record<RowKind | 'erased' | 'rows', number>;

/** What taking an import back did. */
export interface UndoneEngagement {
  events: number;
  people: number;
  requests: number;
  /** Rows that another import holds as well, and so stay. */
  kept: number;
}

export interface EngagementImport {
  id: number;
  siteId: number;
  fileName: string;
  state: ImportState;
  kind: EngagementFileKind;
  provider: string;
  encoding: string;
  separator: string;
  columns: { header: string; field: string }[];
  zone: string;
  dates: DateOrder;
  /** What rows are that do not say it themselves; '' when that goes by the kind of the file. */
  action: (typeof listActions)[number] | '';
  /** For rows without a time, ISO 8601. */
  day: string;
  /** As somebody has said it where the file does not; '' otherwise. */
  eventName: string;
  eventAt: string;
  unsaid: UnsaidFact[];
  /** Of a chat: names that wrote in it, and those among them that are ours. */
  speakers: string[];
  own: string[];
  origin: string;
  basis: ImportBasis;
  counts: RowCounts;
  progress: number;
  failure: string;
  by: string;
  createdAt: string;
  appliedAt: string | null;
  undoneBy: string;
  undoneAt: string | null;
  undone: UndoneEngagement | null;
}

export interface EngagementImportRow {
  line: number;
  outcome: RowOutcome;
  /** ISO 8601; null once it is brought in, and of a refused one. */
  at: string | null;
  /** Kind of the engagement; '' where nothing is kept of it. */
  kind: string;
  who: string;
  /** Under which the person is known, such as an e-mail; '' when they make nobody. */
  key: string;
  company: string;
  text: string;
  /** Why it is refused, or what is left out of it and why; '' otherwise. */
  message: string;
}

/** Where values of people came from that were imported. */
export interface ImportOrigin {
  id: number;
  fileName: string;
  origin: string;
  basis: ImportBasis;
}

export interface EngagementUploadQuery {
  site: number;
  name: string;
  origin: string;
  basis: ImportBasis;
  /** JSON of `ImportReading`. */
  reading?: string;
}

/** Every endpoint about imports of engagement. */
export interface EngagementImportEndpoints {
  'POST /api/engagement-imports': { query: EngagementUploadQuery; output: EngagementImport };
  'GET /api/engagement-imports': {
    query: { cursor?: string; limit?: number };
    output: { imports: EngagementImport[]; nextCursor: string | null };
  };
  'GET /api/engagement-imports/:id': { output: EngagementImport };
  'GET /api/engagement-imports/:id/rows': {
    query: { outcome?: RowKind; cursor?: string; limit?: number };
    output: { rows: EngagementImportRow[]; nextCursor: string | null };
  };
  'POST /api/engagement-imports/:id/apply': { output: EngagementImport };
  'POST /api/engagement-imports/:id/undo': { output: EngagementImport };
  'POST /api/engagement-imports/:id/refused': { output: { fileName: string; csv: string; rows: number } };
  'DELETE /api/engagement-imports/:id': { output: Record<string, never> };
}
