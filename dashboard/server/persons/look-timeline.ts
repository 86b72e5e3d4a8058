// The timeline of one person over all their browsers and channels, the newest first, a page at a time: visits as they are cut,
// and what was done under one of their names.

import type { TimelineChannel, TimelineItem, TimelinePage, TimelineQuery } from '#contract/person-report.ts';
import { personEvents } from '#stores/events/questions/person-events.ts';
import { personVisits } from '#stores/events/questions/person-visits.ts';
import { type BrowserSpan, listBrowsers } from '#stores/records/questions/person-browsers.ts';
import type { PersonRecord } from '#stores/records/questions/person-find.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { readCursor, writeCursor } from '../api/cursor.ts';
import type { Viewer } from '../api/route.ts';
import { tellCompanies } from '../companies/tell-companies.ts';
import type { VisitStores } from '../routes/visit-stores.ts';
import { toTime } from './report-person.ts';
import { reportEvent, saysNothing } from './report-timeline-event.ts';

const defaultLimit = 50;
/** As long as anything is kept. */
const longestMs = 400 * 86_400_000;
const hourMs = 3_600_000;
/** Visits asked for at once; more than a page, since some in a shared browser are somebody else's. */
const visitsAtOnce = 300;
const idPattern = /^[0-9a-zA-Z-]{1,80}$/;

export interface TimelineParts extends VisitStores {
  siteIds: readonly number[];
  caller: Viewer;
  /** UInt64 as decimal text. */
  nameSubject(key: string): string;
  nowMs: number;
}

export async function lookTimeline(
  parts: TimelineParts,
  person: PersonRecord,
  query: TimelineQuery,
): Promise<TimelinePage> {
  const limit = query.limit ?? defaultLimit;
  const before = query.cursor === undefined ? undefined : readCursor(query.cursor, idPattern);
  const toMs = Math.min(before === undefined ? parts.nowMs + hourMs : before.atMs + 1, parts.nowMs + hourMs);
  const window = { siteIds: [...parts.siteIds], fromMs: parts.nowMs - longestMs, toMs };
  const [visits, events] = await Promise.all([
    wants(query, 'site') ? lookVisits(parts, person, window) : { items: [], horizonMs: 0 },
    query.channel === 'site' ? { items: [], horizonMs: 0 } : lookEvents(parts, person, window, limit),
  ]);
  // What lies behind the end of one of the two questions is for the next page, which asks both again.
  const horizonMs = Math.max(visits.horizonMs, events.horizonMs);
  const isBehind = ({ at, id }: TimelineItem) =>
    before === undefined ||
    Date.parse(at) < before.atMs ||
    (Date.parse(at) === before.atMs && id < before.id);
  const items = [...visits.items, ...events.items, ...reportMoves(person, window)]
    .filter((item) => Date.parse(item.at) >= horizonMs && isBehind(item) && wants(query, item.channel))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at) || (one.id < other.id ? 1 : -1));
  const page = items.slice(0, limit);
  const last = page.at(-1);
  if (items.length > limit && last !== undefined)
    return { items: page, nextCursor: writeCursor(Date.parse(last.at), last.id) };
  return { items: page, nextCursor: horizonMs > 0 ? writeCursor(horizonMs, '0') : null };
}

/** Each employer after the first; how many there are is bounded, so that none is left for a later page. */
function reportMoves({ employers }: PersonRecord, { fromMs, toMs }: Window): TimelineItem[] {
  return employers.flatMap((employer, place): TimelineItem[] => {
    const { name, domain, firstMs, source, jobTitle } = employer;
    const before = employers[place - 1];
    if (before === undefined || firstMs < fromMs || firstMs >= toMs) return [];
    return [
      {
        ...{ id: `employer-${place}-${firstMs}`, at: toTime(firstMs), channel: 'other', siteId: 0 },
        ...{ kind: 'new_employer', title: jobTitle },
        detail: `${before.name || before.domain} → ${name || domain}`,
        ...{ ...saysNothing, provider: source, human: '', visit: null },
      },
    ];
  });
}

function wants({ channel }: TimelineQuery, of: TimelineChannel): boolean {
  return channel === undefined || channel === of;
}

interface Looked {
  items: TimelineItem[];
  /** There may be more before this time; 0 when there is not. */
  horizonMs: number;
}

interface Window {
  siteIds: number[];
  fromMs: number;
  toMs: number;
}

async function lookVisits(parts: TimelineParts, person: PersonRecord, window: Window): Promise<Looked> {
  const { records, events, caller } = parts;
  const spans = await listBrowsers(records, person.card.id);
  if (spans.length === 0) return { items: [], horizonMs: 0 };
  const browsers = [...new Map(spans.map((span) => [`${span.siteId} ${span.visitor}`, span])).values()];
  const found = await events.ask(personVisits, {
    ...window,
    browserSites: browsers.map(({ siteId }) => siteId),
    browsers: browsers.map(({ visitor }) => visitor),
    bots: 'without',
    limit: visitsAtOnce,
  });
  const own = found.filter((visit) => spans.some((span) => holds(span, visit)));
  const companies = await tellCompanies(events, records, own);
  const items = own.flatMap((visit, place): TimelineItem[] => {
    const company = companies[place];
    if (company === undefined || !maySeeWhole(caller, company.owner.id)) return [];
    return [
      {
        ...{ id: visit.visitId, at: toTime(visit.startedAtMs), channel: 'site', siteId: visit.siteId },
        ...{ kind: 'visit', title: visit.sourceName || visit.trafficChannel, provider: '', human: '' },
        ...{ ...saysNothing, detail: `${visit.host}${visit.entryPath}` },
        visit: {
          ...{ id: visit.visitId, endedAt: toTime(visit.endedAtMs), pages: visit.pages },
          ...{ events: visit.events, companyName: company.name },
        },
      },
    ];
  });
  const horizonMs = found.length < visitsAtOnce ? 0 : (found.at(-1)?.startedAtMs ?? 0);
  return { items, horizonMs };
}

/** Whose a visit is, its end decides. */
function holds(span: BrowserSpan, visit: { siteId: number; visitor: string; endedAtMs: number }): boolean {
  return (
    span.siteId === visit.siteId &&
    span.visitor === visit.visitor &&
    (span.fromMs === null || span.fromMs <= visit.endedAtMs) &&
    (span.toMs === null || visit.endedAtMs < span.toMs)
  );
}

async function lookEvents(
  parts: TimelineParts,
  person: PersonRecord,
  window: Window,
  limit: number,
): Promise<Looked> {
  const asked = Math.min(1_000, limit * 4);
  const found = await parts.events.ask(personEvents, {
    ...window,
    subjects: person.keys.map(({ key }) => parts.nameSubject(key)),
    type: '',
    limit: asked,
  });
  return {
    items: found.map(reportEvent),
    horizonMs: found.length < asked ? 0 : (found.at(-1)?.atMs ?? 0),
  };
}
