// The connections to CRMs as the API answers them, as plain types that the interface shares; `crm-report-schema.ts` holds their zod
// schemas.

import type { FilesSettings } from './files-report.ts';
import type { RestKind, RestMapping } from './rest-report.ts';

type CrmProviderName =
  | 'hubspot'
  | 'pipedrive'
  | 'tryton'
  | 'odoo'
  | 'twenty'
  | 'salesforce'
  | 'rest'
  | 'folder'
  | 'sftp';
type CrmModeName = 'dry' | 'live' | 'paused';

/** A record of somebody who was erased or forgotten here. */
export interface CrmErasedRecord {
  id: string;
  erasedAt: string;
  /** We had made it, and are about to delete it; otherwise a human must. */
  isQueued: boolean;
  /** Nobody asked for it: nothing was heard of them for as long as they may be kept. We had made it. */
  isForgotten: boolean;
  /** Why it was not deleted; '' when nothing went wrong, or it stood there before. `blanked_there`: nothing stands in it any more. */
  reason: string;
}

export interface CrmRow {
  id: number;
  provider: CrmProviderName;
  name: string;
  baseUrl: string;
  mode: CrmModeName;
  settings: CrmSettingsReport;
  /** Of the last reading that came to its end; null when there was none. */
  pulledAt: string | null;
  /** Code of why the last reading ended early; '' when it did not. */
  pullReason: string;
  pullDetail: string;
  /** Items that wait, and that were set aside. */
  waiting: number;
  aside: number;
  /** Why nothing is written at this moment; null when it is. */
  paused: { reason: string; detail: string; until: string | null } | null;
  /** Of the day that goes by its time zone; what is in doubt counts. */
  writesToday: number;
  lastWriteAt: string | null;
  /** The newest write that was refused, set aside or not; null when none was since the last one that was made. */
  lastFault: { at: string; reason: string; detail: string } | null;
  /** That wait for a human. */
  questions: number;
  /** What was read of its orders; null of a kind of CRM of which none are read. */
  orders: CrmOrders | null;
  /** The newest run, in force or before the pause; null when there was none. */
  run: CrmRunState | null;
}

interface CrmOrders {
  /** As the CRM names them, such as `sale.order`; empty before the first reading. `problem`: '' where they are read, else `missing` or `forbidden`. */
  documents: { name: string; problem: string }[];
  /** That stand here. */
  taken: number;
  /** Whose company is not known here. */
  waiting: number;
}

interface CrmRunState {
  id: number;
  mode: 'dry' | 'live';
  /** When an administrator looked at what it would write; null of a live one, and while nobody did. */
  lookedAt: string | null;
  lookedByName: string;
  /** How many changes it planned, and how many companies it left alone. */
  planned: number;
  skipped: number;
}

/** A kind of CRM, from which the form is drawn. */
export interface CrmKindRow {
  provider: CrmProviderName;
  title: string;
  address: string;
  isAddressFixed: boolean;
  /** Each address begins with one of them. */
  addressStarts: string[];
  credentials: {
    name: 'secret' | 'user' | 'database' | 'refreshToken';
    label: string;
    isSecret: boolean;
    isOptional: boolean;
  }[];
  /** The rules of its connector, where nobody changes them. */
  companyRules: CrmFieldRule[];
  personRules: CrmFieldRule[];
}

export interface CrmFieldRule {
  ours: string;
  theirs: string;
  mode: 'ours' | 'theirs' | 'fill';
}

export interface CrmSettingsReport {
  filter: { scoreMin: number; verdicts: string[]; stages: string[] };
  create: 'accepted_leads' | 'never' | 'all';
  writesPerDay: number;
  language: 'en' | 'it';
  companyRules: CrmFieldRule[];
  personRules: CrmFieldRule[];
  sendsPersons: boolean;
  writesNotes: boolean;
  writesTasks: boolean;
  takesCompanies: boolean;
  closesLeads: boolean;
  takesOrders: boolean;
  currency: string;
  timeZone: string;
  apiVersion: string;
  /** How a REST API is described; of that kind alone. */
  rest?: RestMapping;
  /** Names of stages that end a deal, of Twenty alone. */
  dealStages?: { won: string[]; lost: string[] };
  /** How tables are exchanged; of folders and SFTP servers alone. */
  files?: FilesSettings;
}

/** `reason`: '' when it works, else the code of what is wrong. */
export interface CrmTrial {
  works: boolean;
  /** Whom we are there. */
  account: string;
  /** Rights and fields that are missing, in the CRM's own words. */
  missing: string[];
  /** Of a REST API, what stands at each path; empty for the others. */
  found: CrmFound[];
  reason: string;
  detail: string;
}

export interface CrmFound {
  kind: RestKind;
  /** Records on the first page. */
  count: number;
  /** Id and name of the first one; '' when there is none. */
  example: string;
  /** Code of what is wrong with the mapping of this kind; '' when nothing is. */
  problem: string;
  /** States of deals that no word of the mapping means, as they stand there. */
  unknownWords: string[];
}

export interface CrmFieldRow {
  name: string;
  label: string;
  type: string;
  isWritable: boolean;
}

export interface CrmWriteRow {
  id: number;
  runId: number;
  at: string;
  settledAt: string | null;
  kind: 'company' | 'person' | 'note' | 'task';
  action: string;
  ourId: string;
  theirId: string;
  companyId: number | null;
  /** '' when it is about none. */
  companyName: string;
  state: string;
  reason: string;
  detail: string;
  /** By the CRM's names; empty when whoever it was about has been erased. */
  before: Record<string, string | number | boolean | null>;
  after: Record<string, string | number | boolean | null>;
}

export interface CrmWritePage {
  writes: CrmWriteRow[];
  nextCursor: string | null;
}

export interface CrmRunRow {
  id: number;
  mode: 'dry' | 'live';
  startedAt: string;
  endedAt: string | null;
  byName: string;
  undoneAt: string | null;
  undoneByName: string;
}

export interface CrmQuestionRow {
  id: number;
  kind: 'company' | 'person' | 'note' | 'task';
  /** `which`: which of these it is. `same`: two of ours may be one, or several of theirs one of ours. */
  question: 'which' | 'same';
  companyId: number | null;
  companyName: string;
  /** With `same`, where two of ours may be one: the one that would go under the other, then the other. */
  ours: CrmOwnCompany[];
  foundBy: string;
  theirIds: string[];
  askedAt: string;
}

/** One of ours. */
export interface CrmOwnCompany {
  companyId: number;
  name: string;
  vatNumber: string;
  domains: string[];
  ownerName: string;
  isLead: boolean;
}

/** One of theirs, as it stands there now. */
export interface CrmCandidate {
  id: string;
  /** False when it is gone or could not be read. */
  isThere: boolean;
  name: string;
  domains: string[];
  vatNumber: string;
  emails: string[];
  /** Where it is opened; '' where that is not known. */
  url: string;
}

export interface CrmAsideRow {
  id: number;
  kind: string;
  companyId: number | null;
  companyName: string;
  attempts: number;
  reason: string;
  detail: string;
  at: string;
}

export interface CrmWriteQuery {
  cursor?: string;
  limit?: number;
  /** Of this run alone: a look at a dry one is noted. */
  run?: number;
  /** Part of a company's name. */
  company?: string;
  state?: 'planned' | 'sending' | 'done' | 'refused' | 'skipped' | 'undone';
  reason?: string;
}

/** What a CRM holds of a company, for whoever works on its lead. */
export interface CompanyCrmRow {
  crmId: number;
  name: string;
  title: string;
  mode: CrmModeName;
  /** Null when it is not there, or not linked. */
  record: { id: string; url: string; linkedAt: string } | null;
  /** It was deleted there, and is not made anew. */
  isGone: boolean;
  lastNote: { at: string; text: string } | null;
  lastFault: { at: string; reason: string; detail: string } | null;
  /** When what waits for the company goes there; null when nothing waits or the connection stands still. */
  nextAt: string | null;
  waiting: number;
  /** Why nothing goes there; '' when it does. */
  paused: string;
  /** A human must say first which record it is. */
  isAsked: boolean;
}

interface CrmCredentialsInput {
  /** API key, private app token, password or client secret. */
  secret: string;
  /** User name or client id; '' where the CRM has none. */
  user: string;
  database: string;
  /** Of OAuth, secret too; absent where the client identifies itself. Salesforce alone. */
  refreshToken?: string;
}

export interface CrmRequest {
  provider: CrmProviderName;
  name: string;
  baseUrl: string;
  credentials: CrmCredentialsInput;
  settings?: CrmSettingsReport;
}

export type CrmChange = Partial<Omit<CrmRequest, 'provider'>>;

export interface CrmEndpoints {
  'GET /api/crms': { output: CrmRow[] };
  'POST /api/crms': { body: CrmRequest; output: CrmRow };
  'PATCH /api/crms/:id': { body: CrmChange; output: CrmRow };
  'DELETE /api/crms/:id': { output: Record<string, never> };
  'POST /api/crms/:id/mode': { body: { mode: CrmModeName }; output: CrmRow };
  'POST /api/crms/:id/pull': { output: CrmRow };
  'POST /api/crms/:id/gone': { output: CrmRow };
  'POST /api/crms/:id/test': { output: CrmTrial };
  'GET /api/crms/:id/fields': { query: { kind: 'company' | 'person' }; output: CrmFieldRow[] };
  'GET /api/crms/:id/writes': { query: CrmWriteQuery; output: CrmWritePage };
  'GET /api/crm-kinds': { output: CrmKindRow[] };
  'GET /api/crms/:id/aside': { output: CrmAsideRow[] };
  'GET /api/crms/:id/questions/:questionId': { output: CrmCandidate[] };
  'GET /api/companies/:id/crms': { output: CompanyCrmRow[] };
  'GET /api/crms/:id/runs': { output: CrmRunRow[] };
  'POST /api/crms/:id/runs/:runId/undo': { output: { count: number } };
  'GET /api/crms/:id/questions': { output: CrmQuestionRow[] };
  'POST /api/crms/:id/questions/:questionId': {
    body: { answer: 'new' | 'left' | 'merge' | { theirId: string } };
    output: { count: number };
  };
  'POST /api/crms/:id/retry': { body: { item?: number }; output: { count: number } };
  'GET /api/crms/:id/erased': { output: CrmErasedRecord[] };
}
