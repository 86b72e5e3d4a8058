// The tracked sites: list, add, read, change, and a new secret key.

import { z } from 'zod';
import {
  secretRotatedSchema,
  siteChangeSchema,
  siteCreatedSchema,
  siteDetailSchema,
  siteRequestSchema,
  siteSummarySchema,
} from '#contract/report-schema.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { rotateSiteSecret, updateSite } from '#stores/records/questions/update-site.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { describeSite, findLastEvents, summarizeSite } from './describe-site.ts';
import type { RouteParts } from './route-parts.ts';
import { onlySite, siteParams } from './site-params.ts';

export function createSiteRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), readRoute(parts), changeRoute(parts), rotateRoute(parts)];
}

function listRoute({ events }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/sites',
    summary: 'The sites that the caller may see',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: {},
    outputName: 'SiteSummaries',
    output: z.array(siteSummarySchema),
    handler: async ({ sites }) => {
      const last = await findLastEvents(events, sites);
      return sites.map((site) => summarizeSite(site, last.get(site.id)));
    },
  });
}

function addRoute({ records, settings }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/sites',
    summary: 'Adds a site; its secret key is shown here once',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'add_site', subject: ({ body }) => body.name },
    input: { body: siteRequestSchema },
    outputName: 'SiteCreated',
    output: siteCreatedSchema,
    handler: async ({ input: { body } }) => {
      const { site, secretKey } = await createSite(records, body);
      return { site: describeSite(site, undefined, settings), secretKey };
    },
  });
}

function readRoute({ events, settings }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/sites/:id',
    summary: 'A site with its settings and its script tag',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: 'none',
    input: { params: siteParams },
    outputName: 'SiteDetail',
    output: siteDetailSchema,
    handler: async ({ sites }) => {
      const site = onlySite(sites);
      const last = await findLastEvents(events, sites);
      return describeSite(site, last.get(site.id), settings);
    },
  });
}

function changeRoute({ records, events, settings }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/sites/:id',
    summary: 'Changes settings of a site; what is left out stays',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: { action: 'change_site', subject: ({ body }) => Object.keys(body).join(', ') },
    input: { params: siteParams, body: siteChangeSchema },
    outputName: 'SiteDetail',
    output: siteDetailSchema,
    handler: async ({ input: { params, body } }) => {
      const site = await updateSite(records, params.id, body);
      if (!site) throw new Refusal('unknown_site');
      const last = await findLastEvents(events, [site]);
      return describeSite(site, last.get(site.id), settings);
    },
  });
}

function rotateRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/sites/:id/rotate-secret',
    summary: 'Makes a new secret key, shown here once; the old one stops working',
    roles: ['administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: { action: 'rotate_secret', subject: () => '' },
    input: { params: siteParams },
    outputName: 'SecretRotated',
    output: secretRotatedSchema,
    handler: async ({ input: { params } }) => {
      const secretKey = await rotateSiteSecret(records, params.id);
      if (!secretKey) throw new Refusal('unknown_site');
      return { secretKey };
    },
  });
}
