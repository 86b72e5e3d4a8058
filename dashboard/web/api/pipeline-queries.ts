// What became of every received event, and the replay of rejected ones.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Pipeline,
  PipelineQuery,
  RejectedPage,
  RejectedQuery,
  ReplayRequest,
  ReplayResult,
} from '#contract/report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';

export const pipelineQuery = (query: PipelineQuery) =>
  queryOptions({
    queryKey: ['pipeline', query],
    queryFn: ({ signal }) => fetchJson<Pipeline>(`/api/pipeline${toQuery(query)}`, { signal }),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });

export const rejectedQuery = (query: RejectedQuery) =>
  infiniteQueryOptions({
    queryKey: ['pipeline', 'rejected', query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<RejectedPage>(`/api/pipeline/rejected${toQuery({ ...query, cursor: pageParam })}`, {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const replay = (request: ReplayRequest) =>
  fetchJson<ReplayResult>('/api/pipeline/replay', { method: 'POST', body: request });
