// Connections to CRMs: their list, ledger, questions, what was set aside, and what they hold of a company.

import { queryOptions } from '@tanstack/react-query';
import type {
  CompanyCrmRow,
  CrmAsideRow,
  CrmCandidate,
  CrmChange,
  CrmErasedRecord,
  CrmFieldRow,
  CrmKindRow,
  CrmQuestionRow,
  CrmRequest,
  CrmRow,
  CrmRunRow,
  CrmTrial,
  CrmWritePage,
  CrmWriteQuery,
} from '#contract/crm-report.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const crmsKey = ['crms'] as const;

/** Whoever sets one up waits for what comes. */
const pollMs = 5_000;
const pathOf = (id: number) => `/api/crms/${id}`;

export const crmsQuery = queryOptions({
  queryKey: crmsKey,
  queryFn: ({ signal }) => fetchJson<CrmRow[]>('/api/crms', { signal }),
  refetchInterval: pollMs,
});

export const crmKindsQuery = queryOptions({
  queryKey: ['crm-kinds'],
  queryFn: ({ signal }) => fetchJson<CrmKindRow[]>('/api/crm-kinds', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Asks the CRM itself: once, and again when its account is changed. */
export const crmFieldsQuery = (id: number, kind: 'company' | 'person') =>
  queryOptions({
    queryKey: ['crm-fields', id, kind],
    queryFn: ({ signal }) => fetchJson<CrmFieldRow[]>(`${pathOf(id)}/fields?kind=${kind}`, { signal }),
    retry: false,
    staleTime: 60_000,
  });

export const crmWritesQuery = (id: number, query: Omit<CrmWriteQuery, 'cursor'>) =>
  pagesQuery<CrmWritePage>([...crmsKey, id, 'writes'], `${pathOf(id)}/writes`, query);

export const crmRunsQuery = (id: number) =>
  queryOptions({
    queryKey: [...crmsKey, id, 'runs'],
    queryFn: ({ signal }) => fetchJson<CrmRunRow[]>(`${pathOf(id)}/runs`, { signal }),
  });

export const crmAsideQuery = (id: number) =>
  queryOptions({
    queryKey: [...crmsKey, id, 'aside'],
    queryFn: ({ signal }) => fetchJson<CrmAsideRow[]>(`${pathOf(id)}/aside`, { signal }),
  });

export const crmErasedQuery = (id: number) =>
  queryOptions({
    queryKey: [...crmsKey, id, 'erased'],
    queryFn: ({ signal }) => fetchJson<CrmErasedRecord[]>(`${pathOf(id)}/erased`, { signal }),
  });

export const crmQuestionsQuery = (id: number) =>
  queryOptions({
    queryKey: [...crmsKey, id, 'questions'],
    queryFn: ({ signal }) => fetchJson<CrmQuestionRow[]>(`${pathOf(id)}/questions`, { signal }),
  });

export const crmCandidatesQuery = (id: number, questionId: number) =>
  queryOptions({
    queryKey: ['crm-candidates', id, questionId],
    queryFn: ({ signal }) => fetchJson<CrmCandidate[]>(`${pathOf(id)}/questions/${questionId}`, { signal }),
    retry: false,
  });

export const companyCrmsQuery = (companyId: number) =>
  queryOptions({
    queryKey: ['company-crms', companyId],
    queryFn: ({ signal }) => fetchJson<CompanyCrmRow[]>(`/api/companies/${companyId}/crms`, { signal }),
  });

/** `merge`: two of ours are one. */
export type CrmAnswer = 'new' | 'left' | 'merge' | { theirId: string };

export const addCrm = (body: CrmRequest) => fetchJson<CrmRow>('/api/crms', { method: 'POST', body });
export const changeCrm = (id: number, body: CrmChange) =>
  fetchJson<CrmRow>(pathOf(id), { method: 'PATCH', body });
export const forgetCrm = (id: number) => fetchJson<Record<string, never>>(pathOf(id), { method: 'DELETE' });
export const setCrmMode = (id: number, mode: CrmRow['mode']) =>
  fetchJson<CrmRow>(`${pathOf(id)}/mode`, { method: 'POST', body: { mode } });
export const acceptCrmGone = (id: number) => fetchJson<CrmRow>(`${pathOf(id)}/gone`, { method: 'POST' });
export const pullCrm = (id: number) => fetchJson<CrmRow>(`${pathOf(id)}/pull`, { method: 'POST' });
export const testCrm = (id: number) => fetchJson<CrmTrial>(`${pathOf(id)}/test`, { method: 'POST' });
export const retryCrm = (id: number, item?: number) =>
  fetchJson<{ count: number }>(`${pathOf(id)}/retry`, {
    method: 'POST',
    body: item === undefined ? {} : { item },
  });
export const undoCrmRun = (id: number, runId: number) =>
  fetchJson<{ count: number }>(`${pathOf(id)}/runs/${runId}/undo`, { method: 'POST' });
export const answerCrm = (id: number, questionId: number, answer: CrmAnswer) =>
  fetchJson<{ count: number }>(`${pathOf(id)}/questions/${questionId}`, { method: 'POST', body: { answer } });
