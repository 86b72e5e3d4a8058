// The connections to CRMs as the API answers them, as plain types that the interface shares; `crm-report-schema.ts` holds their zod
// schemas.

type CrmProviderName = 'hubspot' | 'pipedrive' | 'tryton' | 'odoo' | 'twenty' | 'salesforce';
type CrmModeName = 'dry' | 'live' | 'paused';

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
}

interface CrmFieldRule {
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
  timeZone: string;
  apiVersion: string;
}

/** `reason`: '' when it works, else the code of what is wrong. */
export interface CrmTrial {
  works: boolean;
  /** Whom we are there. */
  account: string;
  /** Rights and fields that are missing, in the CRM's own words. */
  missing: string[];
  reason: string;
  detail: string;
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
  /** `which`: which of these it is. `same`: whether two of ours are one. */
  question: 'which' | 'same';
  companyId: number | null;
  foundBy: string;
  theirIds: string[];
  askedAt: string;
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

interface CrmRequest {
  provider: CrmProviderName;
  name: string;
  baseUrl: string;
  credentials: CrmCredentialsInput;
  settings?: CrmSettingsReport;
}

type CrmChange = Partial<Omit<CrmRequest, 'provider'>>;

export interface CrmEndpoints {
  'GET /api/crms': { output: CrmRow[] };
  'POST /api/crms': { body: CrmRequest; output: CrmRow };
  'PATCH /api/crms/:id': { body: CrmChange; output: CrmRow };
  'DELETE /api/crms/:id': { output: Record<string, never> };
  'POST /api/crms/:id/mode': { body: { mode: CrmModeName }; output: CrmRow };
  'POST /api/crms/:id/test': { output: CrmTrial };
  'GET /api/crms/:id/fields': { query: { kind: 'company' | 'person' }; output: CrmFieldRow[] };
  'GET /api/crms/:id/writes': { query: { cursor?: string; limit?: number }; output: CrmWritePage };
  'GET /api/crms/:id/runs': { output: CrmRunRow[] };
  'POST /api/crms/:id/runs/:runId/undo': { output: { count: number } };
  'GET /api/crms/:id/questions': { output: CrmQuestionRow[] };
  'POST /api/crms/:id/questions/:questionId': {
    body: { answer: 'new' | 'left' | { theirId: string } };
    output: { count: number };
  };
  'POST /api/crms/:id/retry': { output: { count: number } };
  'GET /api/crms/:id/erased': { output: { id: string; erasedAt: string }[] };
}
