// Requests: what was asked, by whom as they said, from which visit and company, and what became of it.

import { z } from 'zod';
import type { RequestDetail, RequestRow } from '#contract/request-report.ts';
import {
  requestChangeSchema,
  requestDetailSchema,
  requestPageSchema,
  requestParams,
  requestQuerySchema,
} from '#contract/request-report-schema.ts';
import type { Site } from '#contract/site.ts';
import { changeRequest } from '#stores/records/questions/change-request.ts';
import { findRequest, listRequests, type RequestRecord } from '#stores/records/questions/list-requests.ts';
import { fillPage, type PageSource } from '../api/fill-page.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route, type Viewer } from '../api/route.ts';
import { createSealedPlaces, type SealedPlaces } from '../api/sealed-places.ts';
import { findColleagues } from '../companies/find-colleagues.ts';
import { tellCompanies } from '../companies/tell-companies.ts';
import { findVisitOfRequest, tellRequests } from '../companies/tell-requests.ts';
import { authorOf } from './open-company.ts';
import { reportRequest, reportRequestDetail } from './report-request.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int(), z.number().int()]);

const nameValue = ([name, value]: [string, unknown]): [string, string] => [name, String(value)];
const siteOf = ({ params }: { params: { id: string } }) => Number(params.id.split('-')[0]);

export function createRequestRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), readRoute(parts), changeRoute(parts)];
}

function listRoute({ events, records, secret }: RouteParts): Route {
  const places = createSealedPlaces(secret);
  return defineRoute({
    method: 'get',
    path: '/api/requests',
    summary:
      'Requests of a period, newest first; for sales those of colleagues’ companies without text and claims, and not in a search',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    scope: 'requests:read',
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: {
      action: 'look_requests',
      // Not what was typed: an address looked for would outlive the person's erasure.
      subject: ({ query: { text, ...query } }) =>
        new URLSearchParams(
          Object.entries({ ...query, ...(text === undefined ? {} : { text: 'search' }) }).map(nameValue),
        ).toString(),
      rows: ({ requests }) => requests.length,
    },
    input: { query: requestQuerySchema },
    outputName: 'RequestPage',
    output: requestPageSchema,
    handler: ({ input: { query }, sites, caller }) =>
      findRequestPage({ events, records }, { query, sites, caller, places }),
  });
}

interface AskedRequests {
  query: z.output<typeof requestQuerySchema>;
  sites: readonly Site[];
  caller: Viewer;
  places: SealedPlaces;
}

export async function findRequestPage(
  { events, records }: Pick<RouteParts, 'events' | 'records'>,
  { query, sites, caller, places }: AskedRequests,
) {
  const { state, way, text, limit = defaultLimit } = query;
  const first = places.read(query.cursor, place);
  const siteIds = sites.map(({ id }) => id);
  const period = { from: new Date(query.from), to: new Date(query.to) };
  const source: PageSource<RequestRecord, RequestRow> = {
    read: (behind, rows) =>
      listRequests(records, {
        ...{ siteIds, state, way, text, limit: rows, ...period },
        after: behind ?? (first && { at: new Date(first[0]), id: first[1] }),
      }),
    show: (page) => showRequests({ events, records }, { page, caller, isSearch: text !== undefined }),
    placeOf: ({ at, id }) => [at.getTime(), id],
  };
  const { shown, nextCursor } = await fillPage(limit, source, places.write);
  return { requests: shown, nextCursor };
}

interface ShownPage {
  page: readonly RequestRecord[];
  caller: Viewer;
  isSearch: boolean;
}

/** In the order of the page; undefined for what a search must not find. */
async function showRequests(
  { events, records }: Pick<RouteParts, 'events' | 'records'>,
  { page, caller, isSearch }: ShownPage,
): Promise<(RequestRow | undefined)[]> {
  const ofColleagues = await findColleagues(records, caller, page);
  const companies = await tellRequests(events, records, page);
  return page.map((request, at) => {
    const viewer = { caller, isOfColleague: ofColleagues[at] ?? false };
    const row = reportRequest(request, companies[at] ?? null, viewer);
    // That a search finds it would tell what is in it.
    return isSearch && row.isColleagues ? undefined : row;
  });
}

function readRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/requests/:id',
    summary: 'One request with its text, claims, circumstances and history',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    scope: 'requests:read',
    rows: 'site',
    siteOf,
    audit: { action: 'look_request', subject: ({ params }) => params.id, rows: () => 1 },
    input: { params: requestParams },
    outputName: 'RequestDetail',
    output: requestDetailSchema,
    handler: ({ input: { params }, caller }) => readDetail(parts, params.id, caller),
  });
}

function changeRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/requests/:id/state',
    summary: 'Says that a request is taken, answered, or nothing to do',
    roles: ['sales', 'manager', 'administrator'],
    scope: 'requests:write',
    rows: 'site',
    siteOf,
    audit: { action: 'change_request', subject: ({ params, body }) => `${params.id} ${body.state}` },
    input: { params: requestParams, body: requestChangeSchema },
    outputName: 'RequestDetail',
    output: requestDetailSchema,
    handler: async ({ input: { params, body }, caller }) => {
      await readDetail(parts, params.id, caller);
      const [siteId = 0, id = 0] = params.id.split('-').map(Number);
      await changeRequest(parts.records, authorOf(caller), { siteId, id, state: body.state });
      return readDetail(parts, params.id, caller);
    },
  });
}

/** Throws Refusal `unknown_request`, or `not_your_company` where a colleague looks after the company. */
async function readDetail(
  { events, records }: RouteParts,
  requestId: string,
  caller: Viewer,
): Promise<RequestDetail> {
  const [siteId = 0, id = 0] = requestId.split('-').map(Number);
  const found = await findRequest(records, siteId, id);
  if (!found) throw new Refusal('unknown_request');
  const { request } = found;
  const [beside = null] = await tellRequests(events, records, [request]);
  const visit = await findVisitOfRequest(events, request);
  const [company = null] = visit ? await tellCompanies(events, records, [visit]) : [beside];
  const [isOfColleague = false] = await findColleagues(records, caller, [request]);
  const rows = [beside, company].map((one) => reportRequest(request, one, { caller, isOfColleague }));
  // Either may have come to know the company later than the other.
  if (rows.some(({ isColleagues }) => isColleagues)) throw new Refusal('not_your_company');
  const row = reportRequest(request, company, { caller, isOfColleague });
  return reportRequestDetail(found, row, visit?.visitId ?? null);
}
