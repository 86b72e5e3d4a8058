// Orders and invoices: those of a company, one with its changes, adding, changing and taking back.

import { queryOptions } from '@tanstack/react-query';
import type {
  OrderBody,
  OrderChangeBody,
  OrderHistory,
  OrderPage,
  OrderQuery,
} from '#contract/order-report.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const ordersKey = ['orders'] as const;

/** So many stand in the section of a page at first. */
const shownAtOnce = 10;

export const ordersQuery = (query: OrderQuery) =>
  pagesQuery<OrderPage>([...ordersKey, 'list'], '/api/orders', query);

export const companyOrdersQuery = (companyId: number) =>
  ordersQuery({ company: companyId, limit: shownAtOnce });

export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: [...ordersKey, id],
    queryFn: ({ signal }) => fetchJson<OrderHistory>(`/api/orders/${id}`, { signal }),
  });

export const addOrder = (body: OrderBody) => fetchJson<OrderHistory>('/api/orders', { method: 'POST', body });
export const changeOrder = (id: number, body: OrderChangeBody) =>
  fetchJson<OrderHistory>(`/api/orders/${id}`, { method: 'PATCH', body });
export const undoOrderChange = (id: number, changeId: number) =>
  fetchJson<OrderHistory>(`/api/orders/${id}/changes/${changeId}/undo`, { method: 'POST' });
