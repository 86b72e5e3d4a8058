// One page of visits; the cursor names the last visit of the page before. The period is looked through from its end, a
// slice at a time and each longer than the last, until the page is full: a busy site fills it from two hours.

import type { VisitPage, VisitQuery, VisitRow } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import type { VisitCompany } from '#contract/verdict-report.ts';
import {
  listCutVisits,
  listCutVisitsOnPath,
  listKeptVisits,
  listKeptVisitsOnPath,
} from '#stores/events/questions/list-visits.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';
import { listIdsOfCompany } from '#stores/records/questions/company-statuses.ts';
import { maySeeWhole, narrowedTo } from '../access/may-see-company.ts';
import { readCursor, writeCursor } from '../api/cursor.ts';
import type { Viewer } from '../api/route.ts';
import type { CompanySubject } from '../companies/describe-activity.ts';
import { tellCompanies } from '../companies/tell-companies.ts';
import { nameVisitors } from '../persons/name-visitors.ts';
import { visitIdPattern } from './read-visit.ts';
import { reportVisit } from './report-visit.ts';
import type { VisitStores } from './visit-stores.ts';

const defaultLimit = 50;
const hourMs = 3_600_000;
const sliceLengthsMs = [2 * hourMs, 48 * hourMs, 8 * 24 * hourMs, Number.POSITIVE_INFINITY];
/** Visits looked at together where it shows only afterwards which of them are wanted. */
const sievedAtOnce = 500;

type ListParameters = (typeof listCutVisits)['parameters']['_input'];
type Filter = Omit<ListParameters, 'fromMs' | 'toMs' | 'limit' | 'beforeMs' | 'beforeId'>;
interface Place {
  atMs: number;
  id: string;
}

/** What one request may take where visits are sieved; then it answers what it has, and the next one goes on from there. */
interface LookBudget {
  visits: number;
  ms: number;
}

const requestBudget: LookBudget = { visits: 10_000, ms: 5_000 };

export async function findVisitPage(
  stores: VisitStores,
  sites: readonly Site[],
  query: VisitQuery,
  caller: Viewer,
  budget = requestBudget,
): Promise<VisitPage> {
  const limit = query.limit ?? defaultLimit;
  const subject = await findSubject(stores, query);
  const isSieved = narrowedTo(caller) !== undefined || query.verdict !== undefined || subject !== undefined;
  /** The event store knows which decisions a visit has, not which of them holds. */
  const isWanted = ({ company }: VisitRow) =>
    maySeeWhole(caller, company.owner.id) &&
    (query.verdict === undefined || company.verdict === query.verdict) &&
    (subject === undefined || isOf(company, subject));
  const filter = makeFilter(sites, query, subject);
  let before: Place = query.cursor
    ? readCursor(query.cursor, visitIdPattern)
    : { atMs: Date.parse(query.to), id: '' };
  const cutFromMs = cutFrom(Date.now(), filter.bots);
  // Nothing has happened yet that is later than the widest fault of a clock.
  const endMs = Math.min(Date.parse(query.to), before.atMs + 1, Date.now() + hourMs);
  const rows: VisitRow[] = [];
  const untilMs = Date.now() + budget.ms;
  let left = isSieved ? budget.visits : Number.POSITIVE_INFINITY;
  for (const slice of slicePeriod(Date.parse(query.from), endMs, cutFromMs)) {
    const isCut = slice.fromMs >= cutFromMs;
    for (let isOver = false; !isOver && rows.length <= limit; ) {
      const asked = isSieved ? Math.min(sievedAtOnce, left) : limit + 1 - rows.length;
      const wanted = { ...filter, ...slice, beforeMs: before.atMs, beforeId: before.id, limit: asked };
      const found = await askSlice(stores, wanted, isCut, query.path);
      rows.push(...found.filter(isWanted));
      const last = found.at(-1);
      if (last !== undefined) before = placeOf(last);
      isOver = found.length < asked;
      left -= found.length;
      const isSpent = left <= 0 || (isSieved && Date.now() > untilMs);
      if (isSpent && !isOver && rows.length <= limit)
        return cutShort(await withPersons(stores, caller, rows), before);
    }
    if (rows.length > limit) break;
  }
  const visits = await withPersons(stores, caller, rows.slice(0, limit));
  const last = visits.at(-1);
  const next = rows.length > limit && last ? placeOf(last) : undefined;
  return { visits, nextCursor: next ? writeCursor(next.atMs, next.id) : null, lookedUntil: null };
}

/** Names the people of visits that are shown, so that nobody is looked up for one that is not. */
async function withPersons(
  stores: VisitStores,
  caller: Viewer,
  visits: readonly VisitRow[],
): Promise<VisitRow[]> {
  const asked = visits.map(({ siteId, visitor, startedAt, endedAt }) => ({
    ...{ siteId, visitor, startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) },
  }));
  const persons = await nameVisitors(stores, caller, asked);
  return visits.map((visit, at) => ({ ...visit, person: persons[at] ?? null }));
}

/** Some of the period was not looked at yet, though the page is not full. */
function cutShort(visits: VisitRow[], { atMs, id }: Place): VisitPage {
  return { visits, nextCursor: writeCursor(atMs, id), lookedUntil: new Date(atMs).toISOString() };
}

function makeFilter(sites: readonly Site[], query: VisitQuery, subject: CompanySubject | undefined): Filter {
  return {
    siteIds: sites.map(({ id }) => id),
    bots: query.bots ?? 'without',
    channel: query.channel ?? '',
    country: query.country ?? '',
    device: query.device ?? '',
    consent: query.consent ?? '',
    minPages: query.minPages ?? 0,
    ofCompany: subject !== undefined,
    companyIds: [...(subject?.companyIds ?? [])],
    domain: subject?.domain ?? '',
    companyName: subject?.name ?? '',
  };
}

function placeOf({ startedAt, id }: VisitRow): Place {
  return { atMs: Date.parse(startedAt), id };
}

/** Undefined when no company is asked for. */
async function findSubject(
  { records }: VisitStores,
  { company, companyDomain = '', companyName = '' }: VisitQuery,
): Promise<CompanySubject | undefined> {
  if (company !== undefined) {
    const companyIds = await listIdsOfCompany(records, company, true);
    return { companyIds, domain: '', name: '' };
  }
  if (companyDomain === '' && companyName === '') return undefined;
  return { companyIds: [], domain: companyDomain, name: companyName };
}

/** As the event store has it, for the decision that holds. */
function isOf({ companyId, domain, name }: VisitCompany, subject: CompanySubject): boolean {
  if (companyId !== null) return subject.companyIds.includes(companyId);
  if (domain !== '') return domain === subject.domain;
  return name !== '' && name === subject.name;
}

/** From the end of the period; none lies on both sides of the time from which sessions are cut on read. */
function slicePeriod(fromMs: number, toMs: number, cutFromMs: number): { fromMs: number; toMs: number }[] {
  const slices: { fromMs: number; toMs: number }[] = [];
  for (let endMs = toMs, place = 0; endMs > fromMs; place += 1) {
    const lengthMs = sliceLengthsMs[place] ?? Number.POSITIVE_INFINITY;
    const startMs = Math.max(fromMs, endMs - lengthMs, endMs > cutFromMs ? cutFromMs : fromMs);
    slices.push({ fromMs: startMs, toMs: endMs });
    endMs = startMs;
  }
  return slices;
}

async function askSlice(
  { events, records }: VisitStores,
  wanted: ListParameters,
  isCut: boolean,
  path: string | undefined,
): Promise<VisitRow[]> {
  const question = path
    ? isCut
      ? listCutVisitsOnPath
      : listKeptVisitsOnPath
    : isCut
      ? listCutVisits
      : listKeptVisits;
  const found = path
    ? await events.ask(question as typeof listCutVisitsOnPath, { ...wanted, path: toLikePattern(path) })
    : await events.ask(question as typeof listCutVisits, wanted);
  const companies = await tellCompanies(events, records, found);
  return found.flatMap((visit, place) => {
    const company = companies[place];
    return company === undefined ? [] : [reportVisit(visit, company)];
  });
}

/** A text is looked for anywhere in the path; with a `*` (any run of characters) it must fit the whole path. */
function toLikePattern(path: string): string {
  const escaped = path.replace(/[\\%_]/g, '\\$&');
  return path.includes('*') ? escaped.replaceAll('*', '%') : `%${escaped}%`;
}
