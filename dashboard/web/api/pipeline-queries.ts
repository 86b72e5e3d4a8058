// What became of every received event, and the replay of rejected ones.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Pipeline,
  PipelineQuery,
  RejectedPage,
  RejectedQuery,
  ReplayRequest,
  ReplayResult,
} from '#contract/report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const pipelineQuery = (query: PipelineQuery) =>
  queryOptions({
    queryKey: ['pipeline', query],
    queryFn: ({ signal }) => fetchJson<Pipeline>(`/api/pipeline${toQuery(query)}`, { signal }),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });

export const rejectedQuery = (query: RejectedQuery) =>
  pagesQuery<RejectedPage>(['pipeline', 'rejected'], '/api/pipeline/rejected', query);

export const replay = (request: ReplayRequest) =>
  fetchJson<ReplayResult>('/api/pipeline/replay', { method: 'POST', body: request });
