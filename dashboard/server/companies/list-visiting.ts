// The companies that visited in a period, one row each, and what the other visits were.

import type { CompanyBand, VisitCompany } from '#contract/verdict-report.ts';
import type { VisitingCompany, VisitingPage, VisitingQuery } from '#contract/visiting-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import type { Viewer } from '../api/route.ts';
import { askVisitGroups, type VisitGroup } from './ask-visit-groups.ts';
import { addTo, countedOf } from './count-by.ts';
import { openTelling } from './tell-companies.ts';

type Figures = 'band' | 'visits' | 'pages' | 'engagedMs' | 'lastAt';
type WholeRow = Omit<VisitingCompany, Figures> & {
  [name in Figures]: NonNullable<VisitingCompany[name]>;
};

const defaultLimit = 50;
const bandOrder: readonly CompanyBand[] = ['verified', 'high', 'medium', 'low', 'none'];

export async function listVisiting(
  { events, records }: { events: EventReader; records: Records },
  siteIds: readonly number[],
  query: VisitingQuery,
  offset: number,
  caller: Viewer,
): Promise<VisitingPage & { nextOffset: number | null }> {
  const window = { fromMs: Date.parse(query.from), toMs: Date.parse(query.to) };
  const { groups, isCut } = await askVisitGroups(events, siteIds, window);
  const tell = await openTelling(
    records,
    groups.map(({ companyId }) => companyId),
  );
  const verdicts = new Map<VisitCompany['verdict'], number>();
  const reasons = new Map<string, number>();
  const rows = new Map<string, WholeRow>();
  let visits = 0;
  for (const group of groups) {
    const company = tell(group, group);
    visits += group.visits;
    addTo(verdicts, company.verdict, group.visits);
    if (company.name === '') addTo(reasons, company.reason || 'soft_match', group.visits);
    else addRow(rows, group, company);
  }
  const found = sortRows(
    [...rows.values()].map((row) => hide(row, caller)).filter(fits(query)),
    query.sort ?? 'last',
  );
  const limit = query.limit ?? defaultLimit;
  const nextOffset = offset + limit < found.length ? offset + limit : null;
  return {
    companies: found.slice(offset, offset + limit),
    nextCursor: null,
    nextOffset,
    count: found.length,
    isCut,
    visits,
    verdicts: countedOf(verdicts).map(([verdict, count]) => ({ verdict, visits: count })),
    reasons: countedOf(reasons).map(([reason, count]) => ({ reason, visits: count })),
  };
}

/** A known company by its id, another by its domain, or by its name where no domain is known. */
function addRow(rows: Map<string, WholeRow>, group: VisitGroup, company: VisitCompany): void {
  const { companyId, name, owner, domain, band, verdict } = company;
  const key = companyId === null ? domain || `name ${name}` : `id ${companyId}`;
  const lastAt = new Date(group.lastMs).toISOString();
  const known = rows.get(key);
  if (known === undefined) {
    const { country, visits, pageViews: pages, engagedMs } = group;
    rows.set(key, {
      ...{
        companyId,
        name,
        owner,
        isWhole: true,
        domain,
        country,
        band,
        verdict,
        visits,
        pages,
        engagedMs,
        lastAt,
      },
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

/** Of a colleague's company sales knows the name and who looks after it, not what it did. */
function hide(row: WholeRow, caller: Viewer): VisitingCompany {
  if (maySeeWhole(caller, row.owner.id)) return row;
  const nothing = { band: null, visits: null, pages: null, engagedMs: null, lastAt: null };
  return { ...row, ...nothing, isWhole: false, domain: '' };
}

function fits({ verdict, search = '' }: VisitingQuery): (row: VisitingCompany) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    if (verdict !== undefined && row.verdict !== verdict) return false;
    const text = `${row.name} ${row.domain}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** Those that may not be seen as a whole come last: where they stood among the others would tell what they did. */
function sortRows(rows: VisitingCompany[], sort: 'last' | 'visits' | 'name'): VisitingCompany[] {
  const byName = (one: VisitingCompany, other: VisitingCompany) => one.name.localeCompare(other.name);
  if (sort === 'name') return rows.sort(byName);
  const order = (one: VisitingCompany, other: VisitingCompany) =>
    sort === 'visits'
      ? (other.visits ?? -1) - (one.visits ?? -1)
      : (other.lastAt ?? '').localeCompare(one.lastAt ?? '');
  return rows.sort((one, other) => order(one, other) || byName(one, other));
}
