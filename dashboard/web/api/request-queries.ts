// Requests and what becomes of them.

import { queryOptions } from '@tanstack/react-query';
import type { RequestDetail, RequestPage, RequestQuery, RequestState } from '#contract/request-report.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const requestsKey = ['requests'] as const;

export const requestsQuery = (query: RequestQuery) =>
  pagesQuery<RequestPage>(requestsKey, '/api/requests', query);

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['request', id],
    queryFn: ({ signal }) => fetchJson<RequestDetail>(`/api/requests/${encodeURIComponent(id)}`, { signal }),
  });

export const changeRequest = (id: string, state: RequestState) =>
  fetchJson<RequestDetail>(`/api/requests/${encodeURIComponent(id)}/state`, {
    method: 'POST',
    body: { state },
  });
