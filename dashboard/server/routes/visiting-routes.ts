// Companies as they visit: who came in a period, and what one of them did and why we think it was that company.

import { z } from 'zod';
import { companyParams } from '#contract/company-report-schema.ts';
import {
  activityQuerySchema,
  companyActivitySchema,
  visitingPageSchema,
  visitingQuerySchema,
} from '#contract/visiting-report-schema.ts';
import { listIdsOfCompany } from '#stores/records/questions/company-statuses.ts';
import { narrowedTo } from '../access/may-see-company.ts';
import { readPlace, writePlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { describeActivity } from '../companies/describe-activity.ts';
import { listVisiting } from '../companies/list-visiting.ts';
import { openOwnCompany } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const readers = ['marketer', 'sales', 'manager', 'administrator'] as const;
const place = z.tuple([z.number().int().min(0).max(1_000_000)]);

export function createVisitingRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), companyRoute(parts), prospectRoute(parts)];
}

function listRoute({ events, records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/visiting-companies',
    summary:
      'Companies that visited in a period, those of other salespeople by name and owner alone; why nobody was named in the rest',
    roles: readers,
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: {
      action: 'look_visiting_companies',
      subject: ({ query }) => `${query.from} to ${query.to}`,
      rows: ({ companies }) => companies.length,
    },
    input: { query: visitingQuerySchema },
    outputName: 'VisitingPage',
    output: visitingPageSchema,
    handler: async ({ input: { query }, sites, caller }) => {
      const [offset = 0] = readPlace(query.cursor, place) ?? [];
      const siteIds = sites.map(({ id }) => id);
      const { nextOffset, ...page } = await listVisiting({ events, records }, siteIds, query, offset, caller);
      return { ...page, nextCursor: nextOffset === null ? null : writePlace([nextOffset]) };
    },
  });
}

function companyRoute({ events, records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/companies/:id/activity',
    summary: 'What a company of the records did on the sites, with its plants, and the evidence',
    roles: readers,
    scope: 'companies:read',
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: { action: 'look_company_activity', subject: ({ params }) => String(params.id), rows: () => 1 },
    input: { params: companyParams, query: activityQuerySchema },
    outputName: 'CompanyActivity',
    output: companyActivitySchema,
    handler: async ({ input: { params, query }, sites, caller }) => {
      const { company } = await openOwnCompany(records, caller, params.id);
      const companyIds = await listIdsOfCompany(records, params.id, true, narrowedTo(caller));
      const siteIds = sites.map(({ id }) => id);
      const activity = await describeActivity(events, siteIds, { companyIds, domain: '', name: '' }, query);
      return { companyId: company.id, name: company.name, ...activity };
    },
  });
}

function prospectRoute({ events }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/prospect',
    summary: 'What a company that is not in the records did on the sites: by its domain, or by its name',
    roles: readers,
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: {
      action: 'look_prospect',
      subject: ({ query }) => query.domain ?? query.name ?? '',
      rows: () => 1,
    },
    input: { query: activityQuerySchema },
    outputName: 'CompanyActivity',
    output: companyActivitySchema,
    handler: async ({ input: { query }, sites }) => {
      const { domain = '', name = '' } = query;
      if (domain === '' && name === '') throw new Refusal('unknown_company');
      const siteIds = sites.map(({ id }) => id);
      const subject = { companyIds: [], domain, name: domain === '' ? name : '' };
      const activity = await describeActivity(events, siteIds, subject, query);
      return { companyId: null, name: name || domain, ...activity };
    },
  });
}
