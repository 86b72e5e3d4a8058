// One page of visits; the cursor names the last visit of the page before. The period is looked through from its end, a
// slice at a time and each longer than the last, until the page is full: a busy site fills it from two hours.

import type { VisitPage, VisitQuery } from '#contract/report.ts';
import type { Site } from '#contract/site.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import {
  listCutVisits,
  listCutVisitsOnPath,
  listKeptVisits,
  listKeptVisitsOnPath,
} from '#stores/events/questions/list-visits.ts';
import { cutFrom } from '#stores/events/sessions/kept-sessions.sql.ts';
import { readCursor, writeCursor } from '../api/cursor.ts';
import { visitIdPattern } from './read-visit.ts';
import { reportVisit } from './report-visit.ts';

const defaultLimit = 50;
const hourMs = 3_600_000;
const sliceLengthsMs = [2 * hourMs, 48 * hourMs, 8 * 24 * hourMs, Number.POSITIVE_INFINITY];

type VisitListRow = (typeof listCutVisits)['row']['_output'];

export async function findVisitPage(
  events: EventReader,
  sites: readonly Site[],
  query: VisitQuery,
): Promise<VisitPage> {
  const limit = query.limit ?? defaultLimit;
  const toMs = Date.parse(query.to);
  const before = query.cursor ? readCursor(query.cursor, visitIdPattern) : { atMs: toMs, id: '' };
  const bots = query.bots ?? 'without';
  const cutFromMs = cutFrom(Date.now(), bots);
  // Nothing has happened yet that is later than the widest fault of a clock.
  const endMs = Math.min(toMs, before.atMs + 1, Date.now() + hourMs);
  const filter = {
    siteIds: sites.map(({ id }) => id),
    bots,
    channel: query.channel ?? '',
    country: query.country ?? '',
    device: query.device ?? '',
    consent: query.consent ?? '',
    minPages: query.minPages ?? 0,
    beforeMs: before.atMs,
    beforeId: before.id,
  };
  const rows: VisitListRow[] = [];
  for (const slice of slicePeriod(Date.parse(query.from), endMs, cutFromMs)) {
    const wanted = { ...filter, ...slice, limit: limit + 1 - rows.length };
    rows.push(...(await askSlice(events, wanted, slice.fromMs >= cutFromMs, query.path)));
    if (rows.length > limit) break;
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    visits: page.map(reportVisit),
    nextCursor: rows.length > limit && last ? writeCursor(last.startedAtMs, last.visitId) : null,
  };
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

function askSlice(
  events: EventReader,
  wanted: (typeof listCutVisits)['parameters']['_input'],
  isCut: boolean,
  path: string | undefined,
): Promise<VisitListRow[]> {
  if (!path) return events.ask(isCut ? listCutVisits : listKeptVisits, wanted);
  const question = isCut ? listCutVisitsOnPath : listKeptVisitsOnPath;
  return events.ask(question, { ...wanted, path: toLikePattern(path) });
}

/** A text is looked for anywhere in the path; with a `*` (any run of characters) it must fit the whole path. */
function toLikePattern(path: string): string {
  const escaped = path.replace(/[\\%_]/g, '\\$&');
  return path.includes('*') ? escaped.replaceAll('*', '%') : `%${escaped}%`;
}
