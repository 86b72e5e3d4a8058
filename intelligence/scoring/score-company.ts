// Works one company out: ledger, score, fit and verdict, from what its people did and what is known of it. The same deeds in any
// order, under the same rules, at the same moment, come to the same; a trial of other rules and live scoring use it alike.

import type { CompanyStatus } from '#contract/company.ts';
import type { PageKind } from '#contract/event-stages.ts';
import type { ScoreRules } from '#contract/score-rules.ts';
import type { Verdict, VerdictRules } from '#contract/verdict-rules.ts';
import { isOnlySeen } from '../company/is-only-seen.ts';
import type { NetworkKind } from '../company/resolution.ts';
import { decideVerdict } from '../company/verdicts/decide-verdict.ts';
import { type Deed, type DeedVisit, listScoredEvents } from './list-scored-events.ts';
import { scoreEngagement } from './score-engagement.ts';
import { type Fit, scoreFit } from './score-fit.ts';
import type { LedgerLine } from './score-ledger.ts';
import { type LedgerSummary, summariseLedger } from './summarise-ledger.ts';

/** What is known of the company. */
export interface KnownFacts {
  readonly id: number;
  readonly status: CompanyStatus;
  readonly source: string;
  readonly country: string;
  readonly province: string;
  readonly industryCode: string;
  readonly employees: number | null;
  /** Whole euros a year. */
  readonly turnover: number | null;
  /** The main one first. */
  readonly domains: readonly string[];
}

interface SureVisit extends DeedVisit {
  readonly endMs: number;
  readonly says: {
    readonly band: string;
    readonly kind: string;
    readonly country: string;
    readonly domain: string;
  };
}

export interface CompanyDeeds {
  readonly visits: readonly SureVisit[];
  readonly outside: readonly { readonly deed: Deed; readonly personId: number }[];
}

export interface ScoringRules {
  readonly score: ScoreRules;
  readonly verdict: VerdictRules;
  readonly warmScoreMin: number;
}

export interface CompanyScore extends LedgerSummary {
  readonly lines: readonly LedgerLine[];
  readonly fit: Fit;
  /** Undefined when nobody was seen of it. */
  readonly seen:
    | {
        readonly verdict: Verdict;
        readonly band: 'verified' | 'high';
        readonly firstEventMs: number;
        readonly lastEventMs: number;
      }
    | undefined;
}

/** `company`: undefined for one that is only seen. `nowMs`: milliseconds since 1970. */
export function scoreCompany(
  deeds: CompanyDeeds,
  company: KnownFacts | undefined,
  rules: ScoringRules,
  nowMs: number,
): CompanyScore {
  const lines = scoreEngagement(listScoredEvents(deeds.visits, deeds.outside), rules.score);
  const summary = summariseLedger(lines, rules.score.groups, { nowMs, warmScoreMin: rules.warmScoreMin });
  return {
    ...summary,
    lines,
    fit: judgeFit(company, rules.score),
    seen: describeSeen(deeds, company, rules),
  };
}

/** Of a company that is in no records nothing is confirmed. */
export function judgeFit(company: KnownFacts | undefined, rules: ScoreRules): Fit {
  return scoreFit(
    {
      country: company?.country ?? '',
      province: company?.province ?? '',
      industry: company?.industryCode ?? '',
      employees: company?.employees ?? undefined,
      turnover: company?.turnover == null ? undefined : company.turnover / 1_000,
      // `other` says that nothing is known.
      status: company === undefined || company.status === 'other' ? '' : company.status,
      domain: company?.domains[0] ?? '',
    },
    rules,
  );
}

function describeSeen(
  { visits, outside }: CompanyDeeds,
  company: KnownFacts | undefined,
  { verdict: rules }: ScoringRules,
): CompanyScore['seen'] {
  const moments = [...visits.flatMap(({ deeds }) => deeds), ...outside.map(({ deed }) => deed)];
  if (moments.length === 0) return undefined;
  const band = visits.some(({ says }) => says.band === 'verified') ? 'verified' : 'high';
  const newest = visits.reduce<SureVisit | undefined>(
    (last, visit) => (last === undefined || visit.endMs > last.endMs ? visit : last),
    undefined,
  );
  const pages = visits.flatMap(({ deeds }) =>
    deeds.flatMap(({ type, pageKind }) => (type === 'page_view' ? [pageKind] : [])),
  );
  const { verdict } = decideVerdict(
    {
      trace: {
        ...{ band, reason: '' },
        // Written by the resolver, whose word it is.
        kind: (newest?.says.kind ?? 'unknown') as NetworkKind,
        country: company?.country || (newest?.says.country ?? ''),
        domain: company?.domains[0] ?? newest?.says.domain ?? '',
        match: { companyId: company === undefined || isOnlySeen(company) ? 0 : company.id },
      },
      ...{ status: company?.status ?? '', isOwn: false, isBot: false },
      pages: [...new Set(pages)] as PageKind[],
    },
    rules,
  );
  return {
    ...{ verdict, band },
    firstEventMs: moments.reduce((first, { atMs }) => Math.min(first, atMs), Number.POSITIVE_INFINITY),
    lastEventMs: moments.reduce((last, { atMs }) => Math.max(last, atMs), 0),
  };
}
