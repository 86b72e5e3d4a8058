// Short links: made, listed with their clicks, taken out of use.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { LinkReport } from '#contract/link-report.ts';
import {
  archiveSchema,
  clickDaysSchema,
  linkPageSchema,
  linkParams,
  linkQuerySchema,
  linkReportSchema,
  linkRequestSchema,
} from '#contract/link-report-schema.ts';
import type { Site } from '#contract/site.ts';
import { readTarget, tagAddress } from '#intelligence/email/tag-address.ts';
import {
  archiveLink,
  createLink,
  findLink,
  type LinkRow,
  listLinks,
} from '#stores/records/links/change-links.ts';
import { nameMailings } from '#stores/records/links/change-mailings.ts';
import { countClicks, listClickDays } from '#stores/records/links/count-clicks.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int()]);
/** As the interface draws them. */
const clickDays = 30;

export function createLinkRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), archiveRoute(parts), clicksRoute(parts)];
}

export const idsOf = (sites: readonly Site[]) => sites.map(({ id }) => id);

function listRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/links',
    summary: 'Short links with their clicks by people and machines, the newest first',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    // Counts of all who clicked together.
    audit: 'none',
    input: { query: linkQuerySchema },
    outputName: 'LinkPage',
    output: linkPageSchema,
    handler: async ({ input: { query }, sites }) => {
      const { archived = false, limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const asked = { siteIds: idsOf(sites), archived, beforeId, limit: limit + 1 };
      const { page, nextCursor } = cutPage(await listLinks(parts.records, asked), limit, ({ id }) => [id]);
      return { links: await reportLinks(parts, page), nextCursor };
    },
  });
}

function addRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/links',
    summary: 'Makes a short link to an http or https address',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: ({ body }) => body.siteId,
    audit: { action: 'create_link', subject: ({ body }) => `${body.title} → ${body.target}` },
    input: { body: linkRequestSchema },
    outputName: 'LinkReport',
    output: linkReportSchema,
    handler: async ({ input: { body }, caller }) => {
      const {
        mailingId = null,
        source = '',
        medium = '',
        name = '',
        term = '',
        content = '',
        ...rest
      } = body;
      const read = readTarget(body.target);
      if ('refused' in read) throw new Refusal(read.refused);
      const row = await createLink(parts.records, authorOf(caller), {
        ...rest,
        ...{ target: read.target, mailingId, source, medium, name, term, content },
      });
      const [report] = await reportLinks(parts, [row]);
      if (!report) throw new Refusal('unknown_link');
      return report;
    },
  });
}

function archiveRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/links/:id/archive',
    summary: 'Takes a link out of use, or back into it',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'archive_link',
      subject: ({ params, body }) => `${params.id}${body.archived ? '' : ' back'}`,
    },
    input: { params: linkParams, body: archiveSchema },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params, body }, caller, sites }) => {
      const change = { id: params.id, siteIds: idsOf(sites), archived: body.archived };
      await archiveLink(records, authorOf(caller), change);
      return {};
    },
  });
}

function clicksRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/links/:id/clicks',
    summary: `Clicks of a link by people and machines, day by day for ${clickDays} days`,
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { params: linkParams },
    outputName: 'ClickDays',
    output: clickDaysSchema,
    handler: async ({ input: { params }, sites }) => {
      const { id } = await findLink(records, params.id, idsOf(sites));
      return { days: await listClickDays(records, id, clickDays) };
    },
  });
}

async function reportLinks(
  { records, settings }: RouteParts,
  rows: readonly LinkRow[],
): Promise<LinkReport[]> {
  const clicks = await countClicks(
    records,
    rows.map(({ id }) => id),
  );
  const ids = rows.map(({ mailingId }) => mailingId).filter((id) => id !== null);
  const names = await nameMailings(records, ids);
  return rows.map((row) => ({
    ...{ id: row.id, siteId: row.siteId, title: row.title, channel: row.channel, target: row.target },
    ...{ source: row.source, medium: row.medium, name: row.name, term: row.term, content: row.content },
    shortUrl: `${settings.collectorUrl}/l/${row.code}`,
    taggedUrl: tagAddress(row.target, row, row.code),
    mailing: row.mailingId === null ? null : { id: row.mailingId, name: names.get(row.mailingId) ?? '' },
    by: row.byName,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    clicks: clicks.get(row.id) ?? { human: 0, machine: 0, unsure: 0, pages: 0 },
  }));
}
