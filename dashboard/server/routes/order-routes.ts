// What companies bought: the list of orders and invoices, adding one by hand, changing it, and taking a change back. Lists of them
// come in with the imports of companies.

import type { OrderBody, OrderChangeBody } from '#contract/order-report.ts';
import {
  orderBodySchema,
  orderChangeBodySchema,
  orderChangeParams,
  orderHistorySchema,
  orderPageSchema,
  orderParams,
  orderQuerySchema,
} from '#contract/order-report-schema.ts';
import { addOrder, changeOrder, type OrderValues } from '#stores/records/orders/keep-orders.ts';
import { undoOrderChange } from '#stores/records/orders/undo-order-change.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { findOrderPage, openBuyer, readOrder } from '../orders/find-order-page.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

/** Everybody reads; of whose companies, `find-order-page.ts` says. */
const readers = 'signed-in';
const writers = ['sales', 'manager', 'administrator'] as const;
const ofHistory = { rows: 'company', outputName: 'OrderHistory', output: orderHistorySchema } as const;

export function createOrderRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), addRoute(parts), readRoute(parts), changeRoute(parts), undoRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/orders',
    summary:
      'Orders and invoices with what they come to, the newest day first; for sales those of its own companies and of unowned ones',
    roles: readers,
    scope: 'companies:read',
    rows: 'company',
    // What companies bought is no personal data of visitors.
    audit: 'none',
    input: { query: orderQuerySchema },
    outputName: 'OrderPage',
    output: orderPageSchema,
    handler: ({ input: { query }, caller }) => findOrderPage(records, caller, query),
  });
}

function addRoute({ records }: RouteParts): Route {
  return defineRoute({
    ...ofHistory,
    method: 'post',
    path: '/api/orders',
    summary: 'Adds an order or invoice; its company is a customer from then on',
    roles: writers,
    scope: 'companies:write',
    audit: { action: 'add_order', subject: ({ body }) => `company ${body.companyId}: ${body.number}` },
    input: { body: orderBodySchema },
    handler: async ({ input: { body }, caller }) => {
      const companyId = await openBuyer(records, caller, body.companyId);
      const id = await addOrder(records, authorOf(caller), { ...newOrder(body), companyId });
      return readOrder(records, caller, id);
    },
  });
}

function newOrder({ kind, number, date, product = '', amount, currency, lines = [] }: OrderBody) {
  return { kind, number, orderedOn: date, product, amount, currency, lines, source: 'manual' };
}

function readRoute({ records }: RouteParts): Route {
  return defineRoute({
    ...ofHistory,
    method: 'get',
    path: '/api/orders/:id',
    summary: 'An order or invoice with its changes, also one that was removed',
    roles: readers,
    scope: 'companies:read',
    audit: 'none',
    input: { params: orderParams },
    handler: ({ input: { params }, caller }) => readOrder(records, caller, params.id),
  });
}

function changeRoute({ records }: RouteParts): Route {
  return defineRoute({
    ...ofHistory,
    method: 'patch',
    path: '/api/orders/:id',
    summary: 'Changes or removes an order or invoice; what is left out stays',
    roles: writers,
    scope: 'companies:write',
    audit: {
      action: 'change_order',
      subject: ({ params, body }) => `${params.id}: ${Object.keys(body).join(', ')}`,
    },
    input: { params: orderParams, body: orderChangeBodySchema },
    handler: async ({ input: { params, body }, caller }) => {
      await readOrder(records, caller, params.id);
      const { seenChangeId } = body;
      await changeOrder(records, authorOf(caller), { id: params.id, seenChangeId, values: readValues(body) });
      return readOrder(records, caller, params.id);
    },
  });
}

function readValues({
  date,
  isRemoved,
  seenChangeId: _seen,
  ...rest
}: OrderChangeBody): Partial<OrderValues> {
  return {
    ...rest,
    ...(date !== undefined && { orderedOn: date }),
    ...(isRemoved !== undefined && { removedAt: isRemoved ? new Date() : null }),
  };
}

function undoRoute({ records }: RouteParts): Route {
  return defineRoute({
    ...ofHistory,
    method: 'post',
    path: '/api/orders/:id/changes/:changeId/undo',
    summary: 'Takes one change of an order or invoice back',
    roles: writers,
    scope: 'companies:write',
    audit: { action: 'undo_order_change', subject: ({ params }) => `${params.id}: ${params.changeId}` },
    input: { params: orderChangeParams },
    handler: async ({ input: { params }, caller }) => {
      await readOrder(records, caller, params.id);
      await undoOrderChange(records, authorOf(caller), { orderId: params.id, changeId: params.changeId });
      return readOrder(records, caller, params.id);
    },
  });
}
