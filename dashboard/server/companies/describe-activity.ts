// What one company did on the sites, and why we think it was that company.

import type { TraceReport } from '#contract/trace-report.ts';
import type { ActivityEvidence, ActivityQuery, CompanyActivity } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import {
  type CompanyVisits,
  companyVisitsMax,
  cutCompanyVisits,
  keptCompanyVisits,
} from '#stores/events/questions/company-visits.ts';
import { decisionTrace } from '#stores/events/questions/decisions-by-id.ts';
import { askBothParts } from './ask-both-parts.ts';
import { addTo, countedOf } from './count-by.ts';
import { listTopPages } from './list-top-pages.ts';

/** Whose visits are asked for: a company of the records with all that counts as it, or one that is only seen. */
export interface CompanySubject {
  companyIds: readonly number[];
  domain: string;
  name: string;
}

const evidenceMax = 10;

export async function describeActivity(
  events: EventReader,
  siteIds: readonly number[],
  subject: CompanySubject,
  { from, to }: ActivityQuery,
): Promise<Omit<CompanyActivity, 'companyId' | 'name'>> {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const parts = await askBothParts(events, siteIds, window, [cutCompanyVisits, keptCompanyVisits], {
    companyIds: [...subject.companyIds],
    domain: subject.domain,
    companyName: subject.name,
  });
  const own = parts.flat();
  const sum = (of: (group: CompanyVisits) => number) => own.reduce((total, group) => total + of(group), 0);
  const lastMs = own.reduce((latest, group) => Math.max(latest, group.lastMs), 0);
  return {
    domain: subject.domain || (own.find(({ domain }) => domain !== '')?.domain ?? ''),
    visits: sum(({ visitCount }) => visitCount),
    pages: sum(({ pageViews }) => pageViews),
    engagedMs: sum(({ engagedMs }) => engagedMs),
    lastAt: lastMs === 0 ? null : new Date(lastMs).toISOString(),
    isCut: parts.some((part) => part.length === companyVisitsMax),
    topPages: await listTopPages(events, siteIds, window, mixesOf(own)),
    evidence: await readEvidence(events, own),
  };
}

/** Those behind most visits first. */
function mixesOf(groups: readonly CompanyVisits[]): string[] {
  const visits = new Map<string, number>();
  for (const group of groups) addTo(visits, group.mixId, group.visitCount);
  return countedOf(visits).map(([mix]) => mix);
}

/** The decisions behind most visits, each with its trace. */
async function readEvidence(
  events: EventReader,
  groups: readonly CompanyVisits[],
): Promise<ActivityEvidence[]> {
  const byId = new Map<string, CompanyVisits>();
  for (const group of groups) {
    const known = byId.get(group.id);
    if (known === undefined) byId.set(group.id, { ...group });
    else {
      known.visitCount += group.visitCount;
      known.lastMs = Math.max(known.lastMs, group.lastMs);
    }
  }
  const most = [...byId.values()]
    .sort((one, other) => other.visitCount - one.visitCount)
    .slice(0, evidenceMax);
  const found = await Promise.all(
    most.map(async ({ id, band, network, visitCount: visits, lastMs }) => {
      const [kept] = await events.ask(decisionTrace, { id });
      if (kept === undefined) return [];
      // Written by the resolver, whose trace fits.
      const trace = JSON.parse(kept.trace) as TraceReport;
      return [{ decision: id, band, network, visits, lastAt: new Date(lastMs).toISOString(), trace }];
    }),
  );
  return found.flat();
}
