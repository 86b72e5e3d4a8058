// The pages of a site with their kinds, and what other path rules would make of them before they are saved.

import { z } from 'zod';
import type { PageReport } from '#contract/report.ts';
import { pagePreviewSchema, pageReportSchema } from '#contract/report-schema.ts';
import type { PathRule, Site } from '#contract/site.ts';
import { findPageKind } from '#intelligence/pages/find-page-kind.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { pageViews } from '#stores/events/questions/page-views.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';
import { onlySite, siteParams } from './site-params.ts';

const viewsWindowMs = 30 * 86_400_000;
const pagesMax = 500;

export function createPageRoutes({ events }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/sites/:id/pages',
    summary: 'The pages opened in the last 30 days with their kinds, most viewed first',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    // Counts of views show nobody.
    audit: 'none',
    input: { params: siteParams },
    outputName: 'PageReports',
    output: z.array(pageReportSchema),
    handler: async ({ sites }) => reportPages(events, onlySite(sites), onlySite(sites).pathRules),
  });
  const preview = defineRoute({
    method: 'post',
    path: '/api/sites/:id/pages/preview',
    summary: 'The same pages with the kinds that these rules would give them; nothing is saved',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ params }) => params.id,
    audit: 'none',
    input: { params: siteParams, body: pagePreviewSchema },
    outputName: 'PageReports',
    output: z.array(pageReportSchema),
    handler: async ({ sites, input: { body } }) => reportPages(events, onlySite(sites), body.pathRules),
  });
  return [list, preview];
}

async function reportPages(
  events: EventReader,
  site: Site,
  rules: readonly PathRule[],
): Promise<PageReport[]> {
  const toMs = Date.now();
  const window = { siteIds: [site.id], fromMs: toMs - viewsWindowMs, toMs, limit: pagesMax };
  const rows = await events.ask(pageViews, window);
  return rows.map(({ path, views, host }) => {
    const { kind, rule } = findPageKind(path, rules, host);
    return { path, views, kind, rule };
  });
}
