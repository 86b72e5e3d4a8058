// Mailings: made, listed, changed, with the operator's statement that their recipients agreed to being tracked.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { MailingReport } from '#contract/link-report.ts';
import {
  consentStatementSchema,
  linkParams,
  mailingChangeSchema,
  mailingPageSchema,
  mailingQuerySchema,
  mailingReportSchema,
  mailingRequestSchema,
} from '#contract/link-report-schema.ts';
import {
  countOpens,
  createMailing,
  deleteMailing,
  findMailing,
  listMailings,
  type MailingCounts,
  type MailingRow,
  stateConsent,
  takeBackConsent,
} from '#stores/records/links/change-mailings.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { idsOf } from './link-routes.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createMailingRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), changeRoute(parts), consentRoute(parts), deleteRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/mailings',
    summary: 'Mailings with the number of their recipients, the newest first',
    roles: ['marketer', 'manager', 'administrator'],
    rows: 'site',
    siteOf: ({ query }) => query.site,
    audit: 'none',
    input: { query: mailingQuerySchema },
    outputName: 'MailingPage',
    output: mailingPageSchema,
    handler: async ({ input: { query }, sites }) => {
      const { limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listMailings(records, { siteIds: idsOf(sites), beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      return { mailings: page.map(reportMailing), nextCursor };
    },
  });
}

function addRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/mailings',
    summary: 'Makes a mailing without recipients',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: ({ body }) => body.siteId,
    audit: { action: 'create_mailing', subject: ({ body }) => body.name },
    input: { body: mailingRequestSchema },
    outputName: 'MailingReport',
    output: mailingReportSchema,
    handler: async ({ input: { body }, caller }) => {
      const { id } = await createMailing(records, authorOf(caller), body);
      return reportMailing(await findMailing(records, id, [body.siteId]));
    },
  });
}

function changeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/mailings/:id',
    summary: 'Has the opens of a mailing counted, or not; only after the statement of consent',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'count_opens',
      subject: ({ params, body }) => `${params.id} ${body.countsOpens ? 'on' : 'off'}`,
    },
    input: { params: linkParams, body: mailingChangeSchema },
    outputName: 'MailingReport',
    output: mailingReportSchema,
    handler: async ({ input: { params, body }, sites }) => {
      const { id } = await findMailing(records, params.id, idsOf(sites));
      await countOpens(records, id, body.countsOpens);
      return reportMailing(await findMailing(records, id, idsOf(sites)));
    },
  });
}

function consentRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/mailings/:id/consent',
    summary: 'States that the recipients agreed to being tracked, word for word, or takes that back',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'state_consent',
      subject: ({ params, body }) => `${params.id}: ${body.statement ?? 'taken back'}`,
    },
    input: { params: linkParams, body: consentStatementSchema },
    outputName: 'MailingReport',
    output: mailingReportSchema,
    handler: async ({ input: { params, body }, caller, sites }) => {
      const { id } = await findMailing(records, params.id, idsOf(sites));
      if (body.statement === null) await takeBackConsent(records, id);
      else await stateConsent(records, authorOf(caller), id, body.statement);
      return reportMailing(await findMailing(records, id, idsOf(sites)));
    },
  });
}

function deleteRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/mailings/:id',
    summary: 'Forgets a mailing with all its recipients; who unsubscribed stays so',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'delete_mailing', subject: ({ params }) => String(params.id) },
    input: { params: linkParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, sites }) => {
      const { id } = await findMailing(records, params.id, idsOf(sites));
      await deleteMailing(records, id);
      return {};
    },
  });
}

function reportMailing(row: MailingRow & MailingCounts): MailingReport {
  const {
    id,
    siteId,
    name,
    countsOpens,
    statement,
    tokenDays,
    recipients,
    tracked,
    addedSince,
    unsubscribed,
    withdrawn,
  } = row;
  return {
    ...{ id, siteId, name, countsOpens, statement, tokenDays, recipients, tracked },
    ...{ addedSince, unsubscribed, withdrawn },
    statedBy: row.statedByName,
    statedAt: row.statedAt?.toISOString() ?? null,
    by: row.byName,
    createdAt: row.createdAt.toISOString(),
  };
}
