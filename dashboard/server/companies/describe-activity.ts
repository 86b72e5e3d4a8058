// What one company did on the sites, and why we think it was that company.

import type { TraceReport } from '#contract/trace-report.ts';
import type { ActivityEvidence, ActivityQuery, CompanyActivity } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { decisionTrace } from '#stores/events/questions/decisions-by-id.ts';
import { decisionsOfCompany } from '#stores/events/questions/decisions-of-company.ts';
import { askVisitGroups, type VisitGroup } from './ask-visit-groups.ts';
import { addTo, countedOf } from './count-by.ts';
import { listTopPages } from './list-top-pages.ts';

/** Whose visits are asked for: a company of the records with all that counts as it, or one that is only seen. */
export interface CompanySubject {
  companyIds: readonly number[];
  domain: string;
  name: string;
}

const evidenceMax = 10;

export async function findDecisions(
  events: EventReader,
  { companyIds, domain, name }: CompanySubject,
): Promise<string[]> {
  const rows = await events.ask(decisionsOfCompany, {
    companyIds: [...companyIds],
    domain,
    companyName: name,
  });
  return rows.map(({ id }) => id);
}

export async function describeActivity(
  events: EventReader,
  siteIds: readonly number[],
  subject: CompanySubject,
  { from, to }: ActivityQuery,
): Promise<Omit<CompanyActivity, 'companyId' | 'name'>> {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const decisions = await findDecisions(events, subject);
  const nobody = { visits: 0, pages: 0, engagedMs: 0, lastAt: null };
  if (decisions.length === 0) return { ...nobody, domain: subject.domain, topPages: [], evidence: [] };
  const wanted = new Set(decisions);
  const groups = await askVisitGroups(events, siteIds, window);
  const own = groups.filter(({ id }) => wanted.has(id));
  const sum = (of: (group: VisitGroup) => number) => own.reduce((total, group) => total + of(group), 0);
  const lastMs = own.reduce((latest, group) => Math.max(latest, group.lastMs), 0);
  return {
    domain: subject.domain || (own.find(({ domain }) => domain !== '')?.domain ?? ''),
    visits: sum(({ visits }) => visits),
    pages: sum(({ pageViews }) => pageViews),
    engagedMs: sum(({ engagedMs }) => engagedMs),
    lastAt: lastMs === 0 ? null : new Date(lastMs).toISOString(),
    topPages: await listTopPages(events, siteIds, window, mixesOf(own)),
    evidence: await readEvidence(events, own),
  };
}

/** Those behind most visits first. */
function mixesOf(groups: readonly VisitGroup[]): string[] {
  const visits = new Map<string, number>();
  for (const group of groups) addTo(visits, group.mix, group.visits);
  return countedOf(visits).map(([mix]) => mix);
}

/** The decisions behind most visits, each with its trace. */
async function readEvidence(events: EventReader, groups: readonly VisitGroup[]): Promise<ActivityEvidence[]> {
  const byId = new Map<string, VisitGroup>();
  for (const group of groups) {
    const known = byId.get(group.id);
    if (known === undefined) byId.set(group.id, { ...group });
    else {
      known.visits += group.visits;
      known.lastMs = Math.max(known.lastMs, group.lastMs);
    }
  }
  const most = [...byId.values()].sort((one, other) => other.visits - one.visits).slice(0, evidenceMax);
  const found = await Promise.all(
    most.map(async ({ id, band, network, visits, lastMs }) => {
      const [kept] = await events.ask(decisionTrace, { id });
      if (kept === undefined) return [];
      // Written by the resolver, whose trace fits.
      const trace = JSON.parse(kept.trace) as TraceReport;
      return [{ decision: id, band, network, visits, lastAt: new Date(lastMs).toISOString(), trace }];
    }),
  );
  return found.flat();
}
