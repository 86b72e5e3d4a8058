// Live and past visits.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Live, VisitDetail, VisitPage, VisitQuery } from '#contract/report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

const livePollMs = 1_000;

/** Asks again every two seconds while the page is visible; the query library pauses it in a hidden tab. */
export const liveQuery = (site: number | undefined) =>
  queryOptions({
    queryKey: ['live', site],
    queryFn: ({ signal }) => fetchJson<Live>(`/api/live${toQuery({ site })}`, { signal }),
    refetchInterval: livePollMs,
    placeholderData: keepPreviousData,
  });

export const visitsQuery = (query: VisitQuery) => pagesQuery<VisitPage>(['visits'], '/api/visits', query);

export const visitQuery = (id: string) =>
  queryOptions({
    queryKey: ['visit', id],
    queryFn: ({ signal }) => fetchJson<VisitDetail>(`/api/visits/${encodeURIComponent(id)}`, { signal }),
  });
