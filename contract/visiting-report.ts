// What the dashboard API answers about companies as they visit: who came, why we think so, how often that is right. Plain
// types that both ends share; `visiting-report-schema.ts` holds the zod schemas.

import type { TraceReport } from './trace-report.ts';
import type { CompanyBand, CompanyVerdict } from './verdict-report.ts';

/** Query of GET /api/visiting-companies. Times are ISO 8601. */
export interface VisitingQuery {
  site?: number;
  from: string;
  to: string;
  verdict?: CompanyVerdict;
  /** Looked for in name and domain. */
  search?: string;
  /** By the last visit, newest first, when absent. */
  sort?: 'last' | 'visits' | 'name';
  cursor?: string;
  limit?: number;
}

export interface VisitingCompany {
  /** Of the records; null when it is not in them. */
  companyId: number | null;
  name: string;
  owner: { id: string | null; name: string };
  /**
   * Whether all of it may be seen: of a company that a colleague looks after sales is told who that is, and neither the domain
   * ('') nor anything of what it did (null). Those come last, by name.
   */
  isWhole: boolean;
  domain: string;
  country: string;
  /** The best of its visits. */
  band: CompanyBand | null;
  /** Of its last visit. */
  verdict: CompanyVerdict;
  visits: number | null;
  pages: number | null;
  engagedMs: number | null;
  lastAt: string | null;
}

export interface VisitingPage {
  companies: VisitingCompany[];
  nextCursor: string | null;
  /** There was more than could be looked at: the visits longest ago are missing in all figures. */
  isCut: boolean;
  /** How many there are on all pages. */
  count: number;
  /** People's visits of the period, and how they were judged. */
  visits: number;
  verdicts: { verdict: CompanyVerdict; visits: number }[];
  /** Why nobody was named in the others. */
  reasons: { reason: string; visits: number }[];
}

/** Query of GET /api/companies/:id/activity and of GET /api/prospect, which takes a domain or a name. */
export interface ActivityQuery {
  from: string;
  to: string;
  site?: number;
  domain?: string;
  name?: string;
}

/** One decision that led to the company, with its whole why. */
export interface ActivityEvidence {
  decision: string;
  band: CompanyBand;
  network: string;
  visits: number;
  lastAt: string;
  /** As the resolver wrote it. */
  trace: TraceReport;
}

export interface CompanyActivity {
  name: string;
  domain: string;
  companyId: number | null;
  visits: number;
  pages: number;
  engagedMs: number;
  lastAt: string | null;
  /** There was more than could be looked at: some visits are missing in all figures. */
  isCut: boolean;
  /** Pages they saw most. */
  topPages: { siteId: number; host: string; path: string; title: string; kind: string; views: number }[];
  evidence: ActivityEvidence[];
}

/** Of visits whose company the visitor told: what the network alone would have said. */
export interface BlindCount {
  visits: number;
  right: number;
  wrong: number;
  silent: number;
}

/** GET /api/accuracy */
export interface Accuracy {
  /** There was more than could be looked at: the visits longest ago are missing in all figures but those of days. */
  isCut: boolean;
  visits: number;
  /** Visits in which a company was named, and those where sources contradict each other. */
  named: number;
  contested: number;
  reasons: { reason: string; visits: number }[];
  bands: { band: CompanyBand; visits: number }[];
  blind: BlindCount;
  /** By what the network is, and by how sure the network's answer would have been. */
  blindByKind: (BlindCount & { kind: string })[];
  blindByBand: (BlindCount & { band: CompanyBand })[];
  /** Corrections that hold, by kind; of decisions of any time. */
  corrections: { kind: string; count: number }[];
  /** Oldest first. */
  days: { day: string; visits: number; named: number; contested: number }[];
}

export interface DecisionMoveReport {
  decision: string;
  network: string;
  before: { name: string; companyId: number | null; band: string; reason: string };
  after: { name: string; companyId: number | null; band: string; reason: string };
}

/** Recent decisions were made again, since something had changed. */
export interface ResolutionRunReport {
  id: number;
  at: string;
  cause: 'sources' | 'weights' | 'records';
  decisions: number;
  /** Could not be made again: the network is no longer one. */
  left: number;
  changed: number;
  /** Whose company is another now, came or went. */
  moved: number;
  /** A change of sources that moved more than one decision in fifty. */
  isAlarm: boolean;
  samples: DecisionMoveReport[];
}

/** POST /api/rules/verdict_rules/preview: what these rules would make of the last 30 days. */
export interface VerdictPreview {
  /** There was more than could be looked at: the visits longest ago are missing. */
  isCut: boolean;
  sessions: number;
  changed: number;
  byVerdict: { verdict: CompanyVerdict; before: number; after: number }[];
  samples: { company: string; visits: number; before: CompanyVerdict; after: CompanyVerdict }[];
}

export interface VisitingEndpoints {
  'GET /api/visiting-companies': { query: VisitingQuery; output: VisitingPage };
  'GET /api/companies/:id/activity': { query: ActivityQuery; output: CompanyActivity };
  'GET /api/prospect': { query: ActivityQuery; output: CompanyActivity };
  'GET /api/accuracy': { query: { from: string; to: string; site?: number }; output: Accuracy };
  'GET /api/resolution-runs': {
    query: { cursor?: string; limit?: number };
    output: { runs: ResolutionRunReport[]; nextCursor: string | null };
  };
  'POST /api/rules/verdict_rules/preview': { body: { value: unknown }; output: VerdictPreview };
  /** `text`: the assessment that was read, word for word. */
  'POST /api/sites/:id/company-without-consent': {
    body: { version: number; text: string };
    output: { signedBy: string; at: string };
  };
  'DELETE /api/sites/:id/company-without-consent': { output: Record<string, never> };
}
