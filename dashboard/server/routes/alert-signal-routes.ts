// What was told to whom and why, what was sent, and what would be sent.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import {
  alertDeliveryPageSchema,
  alertDeliveryQuerySchema,
  alertPreviewQuerySchema,
  alertPreviewSchema,
  alertSignalPageSchema,
  alertSignalQuerySchema,
  channelParams,
} from '#contract/alert-report-schema.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { listAlertDeliveries } from '#stores/records/alerts/list-deliveries.ts';
import { retryDelivery } from '#stores/records/alerts/retry-delivery.ts';
import { alertRoles, mayKeepHouse } from '../alerts/alert-roles.ts';
import { listSignalPage } from '../alerts/list-signal-page.ts';
import { previewAlert } from '../alerts/preview-alert.ts';
import { reportDelivery } from '../alerts/report-channel.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number().int()]);

export function createAlertSignalRoutes(parts: RouteParts): Route[] {
  return [signalsRoute(parts), deliveriesRoute(parts), retryRoute(parts), previewRoute(parts)];
}

function signalsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/alerts/signals',
    summary: 'Signals, the newest first, with who was told, how and why, or why nobody was',
    roles: alertRoles,
    rows: 'company',
    audit: 'none',
    input: { query: alertSignalQuerySchema },
    outputName: 'AlertSignalPage',
    output: alertSignalPageSchema,
    handler: ({ input: { query }, caller }) => listSignalPage(records, caller, query, Date.now()),
  });
}

function deliveriesRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/alerts/deliveries',
    summary: 'What was sent through the caller’s channels, the newest first; for managers also everybody’s',
    roles: alertRoles,
    rows: 'own',
    audit: 'none',
    input: { query: alertDeliveryQuerySchema },
    outputName: 'AlertDeliveryPage',
    output: alertDeliveryPageSchema,
    handler: async ({ input: { query }, caller }) => {
      const { limit = defaultLimit, channel } = query;
      const rows = await listAlertDeliveries(records, {
        ...{ userId: caller.id, withShared: mayKeepHouse(caller.role), channelId: channel },
        beforeId: readPlace(query.cursor, place)?.[0],
        limit: limit + 1,
      });
      const { page, nextCursor } = cutPage(rows, limit, ({ delivery }) => [delivery.id]);
      return { deliveries: page.map(reportDelivery), nextCursor };
    },
  });
}

function retryRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/alerts/deliveries/:id/retry',
    summary: 'Sends what could not be sent once more',
    roles: alertRoles,
    rows: 'own',
    audit: { action: 'retry_alert', subject: ({ params }) => String(params.id) },
    input: { params: channelParams },
    outputName: 'Empty',
    output: emptySchema,
    handler: async ({ input: { params }, caller }) => {
      const wanted = { id: params.id, userId: caller.id, withShared: mayKeepHouse(caller.role) };
      if (!(await retryDelivery(records, wanted, openAlertKeys(secret).outbox)))
        throw new Refusal('alert_not_retried');
      return {};
    },
  });
}

function previewRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/alerts/preview',
    summary: 'What a channel would send, of signals that the caller was told of',
    roles: alertRoles,
    rows: 'own',
    audit: { action: 'look_alert_preview', subject: ({ query }) => `${query.kind} ${query.what}` },
    input: { query: alertPreviewQuerySchema },
    outputName: 'AlertPreview',
    output: alertPreviewSchema,
    handler: ({ input: { query }, caller }) => {
      // The page of the week counts what everybody did.
      if (query.what === 'week' && !mayKeepHouse(caller.role)) throw new Refusal('not_allowed');
      return previewAlert(parts, caller, query);
    },
  });
}
