// Exports of lists: asked for, watched while they are made, taken away.

import { queryOptions } from '@tanstack/react-query';
import type { ExportRequest, ExportRow } from '#contract/export-report.ts';
import { fetchJson } from './fetch-json.ts';

const lookEveryMs = 2_000;

export const isUnderWay = ({ state }: Pick<ExportRow, 'state'>) => state === 'waiting' || state === 'running';

export const exportsQuery = queryOptions({
  queryKey: ['exports'],
  queryFn: ({ signal }) => fetchJson<ExportRow[]>('/api/exports', { signal }),
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? lookEveryMs : false),
});

export const askExport = (body: ExportRequest) =>
  fetchJson<ExportRow>('/api/exports', { method: 'POST', body });

export const forgetExport = (id: number) => fetchJson<unknown>(`/api/exports/${id}`, { method: 'DELETE' });

export const exportFilePath = (id: number) => `/api/exports/${id}/file`;
