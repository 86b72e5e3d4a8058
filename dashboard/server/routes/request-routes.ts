// Requests: what was asked, by whom as they said, from which visit and company, and what became of it.

import { z } from 'zod';
import type { RequestDetail } from '#contract/request-report.ts';
import {
  requestChangeSchema,
  requestDetailSchema,
  requestPageSchema,
  requestParams,
  requestQuerySchema,
} from '#contract/request-report-schema.ts';
import { changeRequest } from '#stores/records/questions/change-request.ts';
import { findRequest, listRequests } from '#stores/records/questions/list-requests.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
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

function listRoute({ events, records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/requests',
    summary:
      'Requests of a period, newest first; for sales those of colleagues’ companies without text and claims, and not in a search',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
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
    handler: async ({ input: { query }, sites, caller }) => {
      const { state, way, text, limit = defaultLimit } = query;
      const behind = readPlace(query.cursor, place);
      const found = await listRequests(records, {
        ...{ siteIds: sites.map(({ id }) => id), state, way, text, limit: limit + 1 },
        ...{ from: new Date(query.from), to: new Date(query.to) },
        after: behind && { at: new Date(behind[0]), id: behind[1] },
      });
      const { page, nextCursor } = cutPage(found, limit, ({ at, id }) => [at.getTime(), id]);
      const companies = await tellRequests(events, records, page);
      const requests = page.map((request, at) => reportRequest(request, companies[at] ?? null, caller));
      // That a search finds it would tell what is in it.
      return { requests: requests.filter((row) => text === undefined || !row.isColleagues), nextCursor };
    },
  });
}

function readRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/requests/:id',
    summary: 'One request with its text, claims, circumstances and history',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
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
  caller: Pick<Caller, 'id' | 'role'>,
): Promise<RequestDetail> {
  const [siteId = 0, id = 0] = requestId.split('-').map(Number);
  const found = await findRequest(records, siteId, id);
  if (!found) throw new Refusal('unknown_request');
  const { request } = found;
  const [beside = null] = await tellRequests(events, records, [request]);
  const visit = await findVisitOfRequest(events, request);
  const [company = null] = visit ? await tellCompanies(events, records, [visit]) : [beside];
  const rows = [beside, company].map((one) => reportRequest(request, one, caller));
  // Either may have come to know the company later than the other.
  if (rows.some(({ isColleagues }) => isColleagues)) throw new Refusal('not_your_company');
  return reportRequestDetail(found, reportRequest(request, company, caller), visit?.visitId ?? null);
}
