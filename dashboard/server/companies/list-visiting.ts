// The companies that visited in a period, one row each, and what the other visits were.

import type { CompanyBand, VisitCompany } from '#contract/verdict-report.ts';
import type { VisitingCompany, VisitingPage, VisitingQuery } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { askVisitGroups, type VisitGroup } from './ask-visit-groups.ts';
import { addTo, countedOf } from './count-by.ts';
import { openTelling } from './tell-companies.ts';

const defaultLimit = 50;
const bandOrder: readonly CompanyBand[] = ['verified', 'high', 'medium', 'low', 'none'];

export async function listVisiting(
  { events, records }: { events: EventReader; records: Records },
  siteIds: readonly number[],
  query: VisitingQuery,
  offset: number,
): Promise<VisitingPage & { nextOffset: number | null }> {
  const window = { fromMs: Date.parse(query.from), toMs: Date.parse(query.to) };
  const groups = await askVisitGroups(events, siteIds, window);
  const tell = await openTelling(
    records,
    groups.map(({ companyId }) => companyId),
  );
  const verdicts = new Map<VisitCompany['verdict'], number>();
  const reasons = new Map<string, number>();
  const rows = new Map<string, VisitingCompany>();
  let visits = 0;
  for (const group of groups) {
    const company = tell(group, group);
    visits += group.visits;
    addTo(verdicts, company.verdict, group.visits);
    if (company.name === '') addTo(reasons, company.reason || 'soft_match', group.visits);
    else addRow(rows, group, company);
  }
  const found = sortRows([...rows.values()].filter(fits(query)), query.sort ?? 'last');
  const limit = query.limit ?? defaultLimit;
  const nextOffset = offset + limit < found.length ? offset + limit : null;
  return {
    companies: found.slice(offset, offset + limit),
    nextCursor: null,
    nextOffset,
    count: found.length,
    visits,
    verdicts: countedOf(verdicts).map(([verdict, count]) => ({ verdict, visits: count })),
    reasons: countedOf(reasons).map(([reason, count]) => ({ reason, visits: count })),
  };
}

/** A known company by its id, another by its domain, or by its name where no domain is known. */
function addRow(rows: Map<string, VisitingCompany>, group: VisitGroup, company: VisitCompany): void {
  const { companyId, name, domain, band, verdict } = company;
  const key = companyId === null ? domain || `name ${name}` : `id ${companyId}`;
  const lastAt = new Date(group.lastMs).toISOString();
  const known = rows.get(key);
  if (known === undefined) {
    const { country, visits, pageViews: pages, engagedMs } = group;
    rows.set(key, {
      ...{ companyId, name, domain, country, band, verdict, visits, pages, engagedMs, lastAt },
    });
    return;
  }
  known.visits += group.visits;
  known.pages += group.pageViews;
  known.engagedMs += group.engagedMs;
  if (bandOrder.indexOf(band) < bandOrder.indexOf(known.band)) known.band = band;
  if (lastAt <= known.lastAt) return;
  known.lastAt = lastAt;
  known.verdict = verdict;
}

function fits({ verdict, search = '' }: VisitingQuery): (row: VisitingCompany) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    if (verdict !== undefined && row.verdict !== verdict) return false;
    const text = `${row.name} ${row.domain}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function sortRows(rows: VisitingCompany[], sort: 'last' | 'visits' | 'name'): VisitingCompany[] {
  const byName = (one: VisitingCompany, other: VisitingCompany) => one.name.localeCompare(other.name);
  if (sort === 'name') return rows.sort(byName);
  if (sort === 'visits') return rows.sort((one, other) => other.visits - one.visits || byName(one, other));
  return rows.sort((one, other) => other.lastAt.localeCompare(one.lastAt) || byName(one, other));
}
