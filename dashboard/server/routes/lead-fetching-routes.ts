// Leads that a connection fetches: a try of its token, what was set aside with its reason, and another try of it.

import { z } from 'zod';
import { providerFacts } from '#contract/connection-report.ts';
import {
  asidePageSchema,
  asideRetriedSchema,
  asideRetrySchema,
  connectionParams,
  deliveryQuerySchema,
  leadTrialSchema,
} from '#contract/connection-report-schema.ts';
import { listAside } from '#stores/records/outbox/list-items.ts';
import { resumeLane } from '#stores/records/outbox/pause-lane.ts';
import { requeueAside } from '#stores/records/outbox/requeue-items.ts';
import { connectionLane } from '#stores/records/reported/lead-record-key.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { connectionRoles, openConnection } from '../connections/open-connection.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/connections/:id';
const roles = connectionRoles;
const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createLeadFetchingRoutes(parts: RouteParts): Route[] {
  return [testRoute(parts), asideRoute(parts), retryRoute(parts)];
}

function testRoute({ records, tryLeads }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/leads/test`,
    summary: 'Asks the provider once with the token that is kept',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'test_lead_token', subject: ({ params }) => String(params.id) },
    input: { params: connectionParams },
    outputName: 'LeadTrial',
    output: leadTrialSchema,
    handler: async ({ input: { params }, sites }) => {
      const record = await openConnection(records, sites, params.id);
      if (!providerFacts[record.provider].fetchesLeads) throw new Refusal('connection_without_leads');
      const trial = await tryLeads(record);
      if (trial === undefined) throw new Refusal('connection_without_token');
      // What stood still because of the token goes on.
      if (trial.works) await resumeLane(records.db, connectionLane(record.id));
      return trial;
    },
  });
}

function asideRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/outbox`,
    summary: 'What could not be fetched and was set aside, the newest first, with the reason',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { params: connectionParams, query: deliveryQuerySchema },
    outputName: 'AsidePage',
    output: asidePageSchema,
    handler: async ({ input: { params, query }, sites }) => {
      await openConnection(records, sites, params.id);
      const { limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listAside(records, params.id, { beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      const items = page.map(({ id, kind, attempts, reason, detail, createdAt, settledAt }) => ({
        ...{ id, kind, attempts, reason, detail, createdAt: createdAt.toISOString() },
        asideAt: settledAt?.toISOString() ?? null,
      }));
      return { items, nextCursor };
    },
  });
}

function retryRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/outbox/retry`,
    summary: 'Puts what was set aside back in line: one, or all of the connection',
    roles: ['administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'retry_outbox',
      subject: ({ params, body }) => `${params.id}${body.item === undefined ? '' : ` ${body.item}`}`,
    },
    input: { params: connectionParams, body: asideRetrySchema },
    outputName: 'AsideRetried',
    output: asideRetriedSchema,
    handler: async ({ input: { params, body }, sites }) => {
      await openConnection(records, sites, params.id);
      return { count: await requeueAside(records, params.id, body.item) };
    },
  });
}
