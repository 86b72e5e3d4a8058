// Leads: lists, board, one lead, and what is changed of them.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  LeadBoard,
  LeadBulkAnswer,
  LeadBulkBody,
  LeadBulkUndoBody,
  LeadChangeBody,
  LeadDetail,
  LeadFilterQuery,
  LeadPage,
  LeadQuery,
  LeadRequestBody,
  LeadStageName,
} from '#contract/lead-report.ts';
import type {
  LeadEntryBody,
  LeadEntryChangeBody,
  LeadEntryPage,
  LeadTaskPage,
  LeadTaskQuery,
} from '#contract/task-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

/** Of everything that a changed lead makes out of date. */
export const leadsKey = ['leads'] as const;

export const leadsQuery = (query: LeadQuery) =>
  pagesQuery<LeadPage>([...leadsKey, 'list'], '/api/leads', query);

export const boardQuery = (query: LeadFilterQuery & { limit?: number }) =>
  queryOptions({
    queryKey: [...leadsKey, 'board', query],
    queryFn: ({ signal }) => fetchJson<LeadBoard>(`/api/leads/board${toQuery(query)}`, { signal }),
  });

/** What of a column stands behind `cursor`, as the board gave it. */
export const columnQuery = (query: LeadQuery, cursor: string) =>
  infiniteQueryOptions({
    queryKey: [...leadsKey, 'column', query, cursor],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<LeadPage>(`/api/leads${toQuery({ ...query, cursor: pageParam })}`, { signal }),
    initialPageParam: cursor,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const leadQuery = (id: number) =>
  queryOptions({
    queryKey: [...leadsKey, 'lead', id],
    queryFn: ({ signal }) => fetchJson<LeadDetail>(`/api/leads/${id}`, { signal }),
  });

/** What stands behind `cursor`, as the lead gave it. */
export const olderEntriesQuery = (id: number, cursor: string) =>
  infiniteQueryOptions({
    queryKey: [...leadsKey, 'entries', id, cursor],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<LeadEntryPage>(`/api/leads/${id}/entries${toQuery({ cursor: pageParam })}`, { signal }),
    initialPageParam: cursor,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const companyLeadQuery = (companyId: number) =>
  queryOptions({
    queryKey: [...leadsKey, 'company', companyId],
    queryFn: ({ signal }) => fetchJson<LeadDetail>(`/api/companies/${companyId}/lead`, { signal }),
  });

export const stagesQuery = queryOptions({
  queryKey: [...leadsKey, 'stages'],
  queryFn: ({ signal }) =>
    fetchJson<{ version: number; stages: LeadStageName[] }>('/api/lead-stages', { signal }),
  staleTime: 60_000,
});

export const tasksQuery = (query: LeadTaskQuery) =>
  pagesQuery<LeadTaskPage>([...leadsKey, 'tasks'], '/api/lead-tasks', query);

const send = (path: string, body: unknown, method: 'POST' | 'PATCH' = 'POST') =>
  fetchJson<LeadDetail>(`/api/leads${path}`, { method, body });

export const acceptLead = (body: LeadRequestBody) => send('', body);
export const changeLead = (id: number, body: LeadChangeBody) => send(`/${id}`, body, 'PATCH');
export const undoChange = (id: number, changeId: number, reason: string) =>
  send(`/${id}/changes/${changeId}/undo`, reason === '' ? {} : { reason });
export const addEntry = (id: number, body: LeadEntryBody) => send(`/${id}/entries`, body);
export const changeEntry = (id: number, entryId: number, body: LeadEntryChangeBody) =>
  send(`/${id}/entries/${entryId}`, body, 'PATCH');
export const changeLeads = (body: LeadBulkBody) =>
  fetchJson<LeadBulkAnswer>('/api/leads/bulk', { method: 'POST', body });
export const undoLeads = (body: LeadBulkUndoBody) =>
  fetchJson<LeadBulkAnswer>('/api/leads/bulk/undo', { method: 'POST', body });
