// Companies as they visit, and how right resolution is.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Accuracy,
  ActivityQuery,
  CompanyActivity,
  ResolutionRunReport,
  VisitingPage,
  VisitingQuery,
} from '#contract/visiting-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const visitingQuery = (query: VisitingQuery) =>
  pagesQuery<VisitingPage>(['visiting'], '/api/visiting-companies', query);

/** Of a company of the records with an id, else of one that is known by domain or name alone. */
export const activityQuery = (companyId: number | null, query: ActivityQuery) =>
  queryOptions({
    queryKey: ['activity', companyId, query],
    queryFn: ({ signal }) =>
      fetchJson<CompanyActivity>(
        `${companyId === null ? '/api/prospect' : `/api/companies/${companyId}/activity`}${toQuery({ ...query })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });

export const accuracyQuery = (query: { site?: number; from: string; to: string }) =>
  queryOptions({
    queryKey: ['accuracy', query],
    queryFn: ({ signal }) => fetchJson<Accuracy>(`/api/accuracy${toQuery(query)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const runsQuery = () =>
  pagesQuery<{ runs: ResolutionRunReport[]; nextCursor: string | null }>(
    ['resolution-runs'],
    '/api/resolution-runs',
    {},
  );

export const signAssessment = (siteId: number) => (body: { version: number; text: string }) =>
  fetchJson<{ signedBy: string; at: string }>(`/api/sites/${siteId}/company-without-consent`, {
    method: 'POST',
    body,
  });

export const withdrawAssessment = (siteId: number) => () =>
  fetchJson<object>(`/api/sites/${siteId}/company-without-consent`, { method: 'DELETE' });
