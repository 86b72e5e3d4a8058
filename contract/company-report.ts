// What the part of the dashboard API about companies answers and takes, as plain types that both ends share. Like
// `report.ts` it imports nothing; `company-report-schema.ts` holds the zod schemas.

import type { ImportApplyQuery, ImportCounts } from './lists-report.ts';

export type CompanyStatus =
  | 'customer'
  | 'prospect'
  | 'lead'
  | 'partner'
  | 'supplier'
  | 'competitor'
  | 'former'
  | 'other';
export type DomainKind = 'primary' | 'alias' | 'brand' | 'country' | 'mail_only' | 'redirect' | 'parked';
type IndustryScheme = '' | 'ATECO' | 'NACE';
export type PinTarget = 'company' | 'never' | 'staff';
export type CorrectionKind = 'wrong_company' | 'not_a_company' | 'it_is';
export type SuggestionKind = 'fuzzy_match' | 'possible_duplicate' | 'office_range';
export type SuggestionState = 'open' | 'accepted' | 'refused';
export type RuleSet = 'verdict_rules' | 'evidence_weights' | 'score_rules' | 'signal_rules' | 'lead_stages';

export interface CompanyName {
  id: number;
  name: string;
}

/** A user, or with a null id just the name as it stood in a list; '' for nobody. */
export interface CompanyOwner {
  id: string | null;
  name: string;
}

export interface CompanyRow extends CompanyName {
  country: string;
  province: string;
  status: CompanyStatus;
  owner: CompanyOwner;
  /** Main domain, '' when it has none. */
  domain: string;
  industryCode: string;
  employees: number | null;
  /** Whole euros a year. */
  turnover: number | null;
  source: string;
  parentId: number | null;
  createdAt: string;
  changedAt: string;
  /** False: another salesperson's; all but name, status, place and owner is left out. */
  isWhole: boolean;
}

/** Query of GET /api/companies. */
export interface CompanyQuery {
  /** Beginnings of words of a name, of a domain, an id or a number. */
  search?: string;
  status?: CompanyStatus;
  country?: string;
  province?: string;
  /** Id of a user; `me`, or `none` for those that no user looks after. */
  owner?: string;
  /** Id of a team: what its members look after, and what those do for whom any of them stands in now. */
  team?: number;
  source?: string;
  parent?: number;
  /** As `narrowing-report.ts` writes it. */ own?: string;
  /** Names from A on, times from the newest on; by name when absent. */
  sort?: 'name' | 'changed' | 'created';
  cursor?: string;
  limit?: number;
}

export interface CompanyPage {
  companies: CompanyRow[];
  nextCursor: string | null;
}

export interface CompanyDomain {
  domain: string;
  kind: DomainKind;
  /** 0 to 1. */
  confidence: number;
  source: string;
}

export interface CompanyNetwork {
  id: number;
  /** One address, or first and last with a dash. */
  range: string;
  label: string;
  source: string;
  confirmedBy: string;
}

export interface CompanyDetail extends CompanyRow {
  postcode: string;
  legalName: string;
  vatNumber: string;
  fiscalCode: string;
  industryScheme: IndustryScheme;
  externalId: string;
  domains: CompanyDomain[];
  aliases: { id: number; name: string; source: string }[];
  networks: CompanyNetwork[];
  /** Under which registries know it. */
  handles: string[];
  parent: CompanyName | null;
  plants: (CompanyName & { country: string; province: string })[];
  mergedInto: CompanyName | null;
  /** Companies that are merged into it. */
  merges: (CompanyName & { reason: string; by: string; at: string })[];
}

/** PATCH /api/companies/:id: what is absent stays. */
export interface CompanyChange {
  name?: string;
  legalName?: string;
  vatNumber?: string;
  fiscalCode?: string;
  country?: string;
  province?: string;
  postcode?: string;
  industryCode?: string;
  employees?: number | null;
  turnover?: number | null;
  status?: CompanyStatus;
  ownerId?: string | null;
  externalId?: string;
  parentId?: number | null;
}

/** POST /api/companies: a name is enough. */
export interface CompanyRequest extends CompanyChange {
  name: string;
  domains?: string[];
}

export interface DomainRequest {
  domain: string;
  kind: DomainKind;
  confidence?: number;
}

export interface NetworkRequest {
  /** An address, CIDR, or first and last with a dash. */
  range: string;
  label?: string;
}

/** A network (`range`) or a domain: exactly one of the two. */
export interface SubjectRequest {
  range?: string;
  domain?: string;
}

export interface Pin {
  id: number;
  /** The domain or the range. */
  subject: string;
  isDomain: boolean;
  target: PinTarget;
  company: CompanyName | null;
  note: string;
  by: string;
  at: string;
}

export interface PinRequest extends SubjectRequest {
  target: PinTarget;
  /** With the target `company`. */
  companyId?: number;
  note?: string;
}

export interface Correction {
  id: number;
  kind: CorrectionKind;
  subject: string;
  isDomain: boolean;
  wrong: { id: number | null; name: string };
  right: CompanyName | null;
  note: string;
  by: string;
  at: string;
  undoneBy: string | null;
  undoneAt: string | null;
  /** Whether the caller may take it back. */
  mayUndo: boolean;
}

export interface CorrectionRequest extends SubjectRequest {
  kind: CorrectionKind;
  wrongCompanyId?: number;
  wrongName?: string;
  /** With the kind `it_is`. */
  rightCompanyId?: number;
  /** The decision that is corrected, UInt64 as decimal text: its own network may be corrected by anybody, however wide it is. */
  decision?: string;
  note?: string;
}

export interface Suggestion {
  id: number;
  kind: SuggestionKind;
  company: CompanyName;
  /** With `possible_duplicate`. */
  other: CompanyName | null;
  /** With `fuzzy_match`. */
  name: string;
  /** With `office_range`. */
  range: string;
  /** 0 to 1. */
  score: number;
  reasons: string[];
  state: SuggestionState;
  madeAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** With an open `possible_duplicate`: the open leads of both where each has one, first the one that goes on; none for whoever may not merge. */
  leads: MergedLead[];
}

/** An open lead of one of two companies that become one. */
export interface MergedLead {
  leadId: number;
  companyId: number;
  stage: string;
  /** '' when nobody looks after it. */
  ownerName: string;
  score: number;
  changedAt: string;
}

export interface Dataset {
  id: string;
  kind: 'mmdb' | 'registry' | 'list' | 'companies' | 'provider' | 'reverse_dns';
  source: string;
  licence: string;
  /** '' when nothing has to be agreed to. */
  terms: string;
  termsAcceptedBy: string;
  termsAcceptedAt: string | null;
  builtAt: string | null;
  rows: number;
  enabled: boolean;
  health: 'ok' | 'failing' | 'missing';
  /** In the reader's language; '' when all is well. */
  healthMessage: string;
  changedAt: string;
  /** Addresses that it has answered since it is here, over all processors. */
  contribution: number;
  /** When its effects were taken back; null while it is in use. */
  purgedAt: string | null;
}

export interface RuleVersion {
  version: number;
  value: unknown;
  reason: string;
  /** The version that this one went back to. */
  copiedFrom: number | null;
  by: string;
  at: string;
}

export type ImportState = 'reading' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed';
export type ListKind = 'companies' | 'orders';
export type LineOutcome = 'waiting' | 'new' | 'changed' | 'unchanged' | 'faulty';

export interface CompanyImport {
  id: number;
  /** What the file is a list of. */
  kind: ListKind;
  fileName: string;
  state: ImportState;
  encoding: string;
  separator: string;
  /** Columns in their order, with what each means; `ignore` when nothing. */
  columns: { header: string; field: string }[];
  counts: ImportCounts;
  /** Lines done in the present state. */
  progress: number;
  /** Of one that is ready and was cut off before: lines that are carried out already. */
  written: number;
  /** What is wrong with the file and how to mend it; '' unless it failed. */
  failure: string;
  by: string;
  createdAt: string;
  appliedAt: string | null;
  undoneBy: string;
  undoneAt: string | null;
  undone: {
    restored: number;
    removed: number;
    keptCount: number;
    kept: { companyId: number; name: string; fields: string[] }[];
  } | null;
}

export interface CompanyImportLine {
  line: number;
  outcome: LineOutcome;
  name: string;
  companyId: number | null;
  changes: { field: string; before: string; after: string }[];
  /** `message` says what is wrong and how to mend it, in the reader's language. */
  faults: { code: string; field: string; value: string; message: string }[];
}

type Nothing = Record<string, never>;

/** Query of lists that are read from the newest on. */
export interface PageQuery {
  cursor?: string;
  limit?: number;
}

/** Every endpoint about companies with what it takes and answers; beside those of `report.ts`. */
export interface CompanyEndpoints {
  'GET /api/companies': { query: CompanyQuery; output: CompanyPage };
  'POST /api/companies': { body: CompanyRequest; output: CompanyDetail };
  'GET /api/companies/:id': { output: CompanyDetail };
  'PATCH /api/companies/:id': { body: CompanyChange; output: CompanyDetail };
  'POST /api/companies/:id/domains': { body: DomainRequest; output: CompanyDetail };
  'DELETE /api/companies/:id/domains/:domain': { output: CompanyDetail };
  'POST /api/companies/:id/aliases': { body: { name: string }; output: CompanyDetail };
  'DELETE /api/companies/:id/aliases/:partId': { output: CompanyDetail };
  'POST /api/companies/:id/networks': { body: NetworkRequest; output: CompanyDetail };
  'DELETE /api/companies/:id/networks/:partId': { output: CompanyDetail };
  'POST /api/companies/:id/handles': { body: { handle: string }; output: CompanyDetail };
  'DELETE /api/companies/:id/handles/:handle': { output: CompanyDetail };
  /** The open leads of both; first the one that goes on unless another is chosen. */
  'GET /api/companies/:id/merge': { query: { into: number }; output: { leads: MergedLead[] } };
  /** The company of the path goes under `into`. `keptLead`: of two open leads the one that goes on. */
  'POST /api/companies/:id/merge': {
    body: { into: number; reason: string; keptLead?: number };
    output: CompanyDetail;
  };
  'POST /api/companies/:id/unmerge': { body: { reason: string }; output: CompanyDetail };
  'GET /api/pins': {
    query: PageQuery & { target?: PinTarget; company?: number };
    output: { pins: Pin[]; nextCursor: string | null };
  };
  'POST /api/pins': { body: PinRequest; output: { id: number } };
  'DELETE /api/pins/:id': { output: Nothing };
  'GET /api/corrections': {
    /** `id`: this one alone. `company`: those that took it away or named it. */
    query: PageQuery & { inEffect?: boolean; id?: number; company?: number };
    output: { corrections: Correction[]; nextCursor: string | null };
  };
  'POST /api/corrections': { body: CorrectionRequest; output: { id: number } };
  'POST /api/corrections/:id/undo': { output: Nothing };
  'GET /api/suggestions': {
    query: PageQuery & { state?: SuggestionState; kind?: SuggestionKind };
    output: { suggestions: Suggestion[]; nextCursor: string | null };
  };
  'POST /api/suggestions/:id/accept': { output: Nothing };
  'POST /api/suggestions/:id/refuse': { output: Nothing };
  'POST /api/suggestions/:id/reopen': { output: Nothing };
  'GET /api/datasets': { output: Dataset[] };
  /** `terms`: what was read, word for word; refused when they have changed since. */
  'POST /api/datasets/:id/accept-terms': { body: { terms: string }; output: Dataset };
  'PATCH /api/datasets/:id': { body: { enabled: boolean }; output: Dataset };
  /** Takes all its effects back; switched on again, it begins anew. */
  'DELETE /api/datasets/:id': { output: Dataset };
  'GET /api/rules/:ruleSet': {
    query: PageQuery;
    /** `builtIn`: what holds while there is no version. */
    output: { versions: RuleVersion[]; nextCursor: string | null; builtIn: unknown };
  };
  'POST /api/rules/:ruleSet': { body: { value: unknown; reason: string }; output: { version: number } };
  'POST /api/rules/:ruleSet/return': {
    body: { version: number; reason: string };
    output: { version: number };
  };
  /** The body is the file itself; `mapping`: JSON of header to field. */
  'POST /api/company-imports': {
    query: { name: string; mapping?: string; kind?: ListKind };
    output: CompanyImport;
  };
  'GET /api/company-imports': {
    query: PageQuery;
    output: { imports: CompanyImport[]; nextCursor: string | null };
  };
  'GET /api/company-imports/:id': { output: CompanyImport };
  'GET /api/company-imports/:id/lines': {
    query: PageQuery & { outcome?: LineOutcome; withFaults?: boolean };
    output: { lines: CompanyImportLine[]; nextCursor: string | null };
  };
  'POST /api/company-imports/:id/apply': { query: ImportApplyQuery; output: CompanyImport };
  'POST /api/company-imports/:id/undo': { output: CompanyImport };
  'DELETE /api/company-imports/:id': { output: Nothing };
}
