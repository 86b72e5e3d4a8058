// What connections delivered: the last deliveries with what became of them, another try, a sample of our own, and the newest
// payload for choosing paths.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import { providerFacts } from '#contract/connection-report.ts';
import {
  connectionParams,
  deliveryPageSchema,
  deliveryParams,
  deliveryQuerySchema,
  lastPayloadSchema,
  testDeliverySchema,
} from '#contract/connection-report-schema.ts';
import { findLastPayload, listDeliveries } from '#stores/records/questions/list-deliveries.ts';
import { retryDelivery } from '#stores/records/questions/take-deliveries.ts';
import { openDelivery } from '#stores/records/seal-delivery.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { findLosses } from '../connections/find-losses.ts';
import { listPaths } from '../connections/list-paths.ts';
import { connectionRoles, keysOf, openConnection } from '../connections/open-connection.ts';
import { rememberLosses } from '../connections/remember-losses.ts';
import { webhookUrl } from '../connections/report-connection.ts';
import { sendSample } from '../connections/send-sample.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/connections/:id';
const roles = connectionRoles;
const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createDeliveryRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), retryRoute(parts), testRoute(parts), payloadRoute(parts)];
}

function listRoute({ records, events }: RouteParts): Route {
  const lookAtLosses = rememberLosses();
  return defineRoute({
    method: 'get',
    path: `${base}/deliveries`,
    summary: 'What a connection delivered in the last 30 days, the newest first',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { params: connectionParams, query: deliveryQuerySchema },
    outputName: 'DeliveryPage',
    output: deliveryPageSchema,
    handler: async ({ input: { params, query }, sites }) => {
      const { siteId } = await openConnection(records, sites, params.id);
      const { limit = defaultLimit } = query;
      const beforeId = readPlace(query.cursor, place)?.[0];
      const rows = await listDeliveries(records, params.id, { beforeId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, ({ id }) => [id]);
      const losses = await lookAtLosses(page, (some) => findLosses(events, siteId, some));
      const deliveries = page.map(({ batchId: _, ...row }) => ({
        ...row,
        receivedAt: row.receivedAt.toISOString(),
        losses: losses.get(row.id) ?? [],
      }));
      return { deliveries, nextCursor };
    },
  });
}

function retryRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/deliveries/:delivery/retry`,
    summary: 'Reads a delivery again that was ignored or failed',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'retry_delivery', subject: ({ params }) => `${params.id} ${params.delivery}` },
    input: { params: deliveryParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, sites }) => {
      await openConnection(records, sites, params.id);
      const isBack = await retryDelivery(records, params.id, params.delivery);
      if (!isBack) throw new Refusal('unknown_delivery');
      return {};
    },
  });
}

function testRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/test`,
    summary: 'Sends a signed sample through the intake; it is understood like any other and becomes no event',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'test_connection', subject: ({ params }) => String(params.id) },
    input: { params: connectionParams },
    outputName: 'TestDelivery',
    output: testDeliverySchema,
    handler: async ({ input: { params }, sites }) => {
      const record = await openConnection(parts.records, sites, params.id);
      if (providerFacts[record.provider].signsAlone) throw new Refusal('connection_signs_alone');
      const keys = keysOf(parts);
      const sent = await sendSample(record, webhookUrl(record, keys, parts.settings.collectorUrl), keys);
      if (sent === undefined) throw new Refusal('connection_without_secret');
      return sent;
    },
  });
}

function payloadRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/last-payload`,
    summary: 'What stands where in the newest payload that is still there',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'look_webhook_payload', subject: ({ params }) => String(params.id), rows: () => 1 },
    input: { params: connectionParams },
    outputName: 'LastPayload',
    output: lastPayloadSchema,
    handler: async ({ input: { params }, sites }) => {
      await openConnection(parts.records, sites, params.id);
      const last = await findLastPayload(parts.records, params.id);
      if (last === undefined) return { receivedAt: null, values: [] };
      const content = openDelivery(last.sealed, keysOf(parts).deliveries);
      return { receivedAt: last.receivedAt.toISOString(), values: listPaths(content) };
    },
  });
}
