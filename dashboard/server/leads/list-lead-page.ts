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
import { readLeadSearch } from './read-lead-search.ts';
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
  const after = readPlace(query.cursor, place);
  if (read === undefined) return { leads: [], total: { count: 0, isMore: false }, nextCursor: null };
  const sort = read.isColleagues ? 'newest' : (query.sort ?? 'score');
  const limit = query.limit ?? defaultLimit;
  const [found, total] = await Promise.all([
    findLeads(records, read.search, { sort, after: after && placeOf(after), limit: limit + 1 }),
    countUpTo(records, read.search, sort),
  ]);
  const { page, nextCursor } = cutPage(found, limit, writeAfter);
  return { leads: await reportLeads(records, caller, page), total, nextCursor };
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
  const columns: LeadColumn[] = [];
  for (const stage of wanted) columns.push(await readColumn(records, caller, read.search, stage, limit));
  return { columns };
}

function isShown(stage: LeadStageName | undefined, { suggested = 'with' }: LeadFilterQuery): boolean {
  return stage === undefined ? suggested !== 'without' : suggested !== 'only';
}

async function readColumn(
  records: Records,
  caller: Viewer,
  search: LeadSearch,
  stage: LeadStageName | undefined,
  limit: number,
): Promise<LeadColumn> {
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
  return { ...total, stage: stage ?? null, leads: await reportLeads(records, caller, page), nextCursor };
}
