// The quality of the data, and who has how much to do.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  QualityListQuery,
  QualityPage,
  QualityQuery,
  QualityReport,
  QualityRuleId,
} from '#contract/quality-report.ts';
import type { Workload } from '#contract/workload-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

/** While it is being counted anew. */
const countingPollMs = 3_000;

export const qualityQuery = (query: QualityQuery) =>
  queryOptions({
    queryKey: ['data-quality', query],
    queryFn: ({ signal }) => fetchJson<QualityReport>(`/api/data-quality${toQuery(query)}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.isRecounting ? countingPollMs : false),
  });

export const qualityRowsQuery = (rule: QualityRuleId, query: QualityListQuery) =>
  pagesQuery<QualityPage>(['data-quality', rule], `/api/data-quality/${rule}`, query);

export const workloadQuery = queryOptions({
  queryKey: ['workload'],
  queryFn: ({ signal }) => fetchJson<Workload>('/api/workload', { signal }),
});
