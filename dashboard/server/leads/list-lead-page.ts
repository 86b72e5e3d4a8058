// Pages of leads: the list, and the columns of the board.

import { z } from 'zod';
import type {
  LeadBoard,
  LeadColumn,
  LeadFilterQuery,
  LeadPage,
  LeadQuery,
  LeadStageName,
} from '#contract/lead-report.ts';
import {
  countFound,
  type FindSort,
  type FoundPlace,
  findLeads,
  type PlacedLead,
} from '#stores/records/leads/find-leads.ts';
import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import type { Viewer } from '../api/route.ts';
import { type ReadSearch, readLeadSearch } from './read-lead-search.ts';
import { reportLeads } from './report-leads.ts';

const defaultLimit = 50;
const columnLimit = 20;
const countMax = 1_000;
const place = z.tuple([z.number(), z.number().int(), z.number().int().min(0).max(1)]);

export async function listLeadPage(
  records: Records,
  caller: Viewer,
  query: LeadQuery,
  nowMs: number,
): Promise<LeadPage> {
  const read = await readLeadSearch(records, caller, query, nowMs);
  if (read === undefined) return { leads: [], total: { count: 0, isMore: false }, nextCursor: null };
  const [rows, total] = await Promise.all([
    findRows(records, caller, query, { search: read.search, sort: sortOf(query, read) }),
    countUpTo(records, read.search, sortOf(query, read)),
  ]);
  return { ...rows, total };
}

/** The same without the count, for whoever reads on to the end: in an order in which nothing moves meanwhile. */
export async function listLeadRows(
  records: Records,
  caller: Viewer,
  query: LeadQuery,
  nowMs: number,
): Promise<Omit<LeadPage, 'total'>> {
  const read = await readLeadSearch(records, caller, query, nowMs);
  return read === undefined
    ? { leads: [], nextCursor: null }
    : findRows(records, caller, query, { search: read.search, sort: 'number' });
}

async function findRows(
  records: Records,
  caller: Viewer,
  query: LeadQuery,
  { search, sort }: { search: LeadSearch; sort: FindSort },
): Promise<Omit<LeadPage, 'total'>> {
  const after = readPlace(query.cursor, place);
  const limit = query.limit ?? defaultLimit;
  const found = await findLeads(records, search, {
    sort,
    after: after && placeOf(after),
    limit: limit + 1,
  });
  const { page, nextCursor } = cutPage(found, limit, writeAfter);
  return { leads: await reportLeads(records, caller, page), nextCursor };
}

function sortOf({ sort = 'score' }: LeadQuery, { isColleagues }: ReadSearch): FindSort {
  return isColleagues ? 'newest' : sort;
}

function placeOf([value, id, isSuggested]: z.output<typeof place>): FoundPlace {
  return { value, id, isSuggested: isSuggested === 1 };
}

function writeAfter({ place: { value, id, isSuggested } }: PlacedLead): number[] {
  return [value, id, isSuggested ? 1 : 0];
}

async function countUpTo(records: Records, search: LeadSearch, sort: FindSort) {
  const count = await countFound(records, search, sort, countMax + 1);
  return { count: Math.min(count, countMax), isMore: count > countMax };
}

/** The suggested ones first, then the stages in their order; a colleague's leads have no columns. */
export async function listBoard(
  records: Records,
  caller: Viewer,
  query: LeadFilterQuery & { limit?: number },
  nowMs: number,
): Promise<LeadBoard> {
  const { stages } = (await readRulesInForce(records)).stages;
  const read = await readLeadSearch(records, caller, query, nowMs);
  const limit = query.limit ?? columnLimit;
  if (read === undefined || read.isColleagues) return { columns: [] };
  const wanted = [undefined, ...stages].filter((stage) => isShown(stage, query));
  const found = await Promise.all(wanted.map((stage) => findColumn(records, read.search, stage, limit)));
  // What stands beside the leads is asked for all columns at once.
  const leads = await reportLeads(
    records,
    caller,
    found.flatMap(({ page }) => page),
  );
  let at = 0;
  const columns = found.map(({ page, ...column }): LeadColumn => {
    at += page.length;
    return { ...column, leads: leads.slice(at - page.length, at) };
  });
  return { columns };
}

function isShown(stage: LeadStageName | undefined, { suggested = 'with' }: LeadFilterQuery): boolean {
  return stage === undefined ? suggested !== 'without' : suggested !== 'only';
}

async function findColumn(
  records: Records,
  search: LeadSearch,
  stage: LeadStageName | undefined,
  limit: number,
): Promise<Omit<LeadColumn, 'leads'> & { page: PlacedLead[] }> {
  const isOpen = stage === undefined || stage.kind === 'open';
  const sort = isOpen ? 'score' : 'changed';
  const ofColumn: LeadSearch =
    stage === undefined
      ? { ...search, suggested: 'only' }
      : { ...search, suggested: 'without', stages: [stage.id], state: isOpen ? 'open' : 'closed' };
  const [found, total] = await Promise.all([
    findLeads(records, ofColumn, { sort, limit: limit + 1 }),
    countUpTo(records, ofColumn, sort),
  ]);
  const { page, nextCursor } = cutPage(found, limit, writeAfter);
  return { ...total, stage: stage ?? null, page, nextCursor };
}
