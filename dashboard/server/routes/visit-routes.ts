// Visits: the list with its filters, and one visit's path with times.

import { z } from 'zod';
import { visitDetailSchema, visitPageSchema, visitQuerySchema } from '#contract/report-schema.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { findVisitPage } from './find-visit-page.ts';
import { openOwnCompany } from './open-company.ts';
import { readVisit, visitIdPattern } from './read-visit.ts';
import type { RouteParts } from './route-parts.ts';

const visitParams = z.object({ id: z.string().regex(visitIdPattern) });

/** A filter as it is written into the audit log. */
const nameValue = ([name, value]: [string, unknown]): [string, string] => [name, String(value)];

export function createVisitRoutes({ events, records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/visits',
    summary: 'Visits that began in a period, newest first; for sales without those of colleagues’ companies',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: {
      action: 'look_visits',
      subject: ({ query }) => new URLSearchParams(Object.entries(query).map(nameValue)).toString(),
      rows: ({ visits }) => visits.length,
    },
    input: { query: visitQuerySchema },
    outputName: 'VisitPage',
    output: visitPageSchema,
    handler: async ({ input: { query }, sites, caller }) => {
      // Of a colleague's company sales knows the name and who looks after it, not what it did.
      if (query.company !== undefined) await openOwnCompany(records, caller, query.company);
      return findVisitPage({ events, records }, sites, query, caller);
    },
  });
  const read = defineRoute({
    method: 'get',
    path: '/api/visits/:id',
    summary: 'One visit with its path and times',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => Number(params.id.split('-')[0]),
    audit: { action: 'look_visit', subject: ({ params }) => params.id, rows: () => 1 },
    input: { params: visitParams },
    outputName: 'VisitDetail',
    output: visitDetailSchema,
    handler: ({ input: { params }, sites, caller }) =>
      readVisit({ events, records }, sites, params.id, caller),
  });
  return [list, read];
}
