// Sites, their keys, pages and forms.

import { queryOptions } from '@tanstack/react-query';
import type {
  FormChange,
  FormReport,
  PageReport,
  SecretRotated,
  SiteChange,
  SiteCreated,
  SiteDetail,
  SiteRequest,
  SiteSettings,
  SiteSummary,
} from '#contract/report.ts';
import { fetchJson } from './fetch-json.ts';

/** How often a page that waits for a site's first event asks again. */
const waitingPollMs = 3_000;

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => fetchJson<SiteSummary[]>('/api/sites', { signal }),
  refetchInterval: (query) =>
    query.state.data?.some((site) => site.firstEventAt === null) ? waitingPollMs : false,
});

export const siteQuery = (id: number) =>
  queryOptions({
    queryKey: ['sites', id],
    queryFn: ({ signal }) => fetchJson<SiteDetail>(`/api/sites/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.firstEventAt === null ? waitingPollMs : false),
  });

export const formsQuery = (id: number) =>
  queryOptions({
    queryKey: ['sites', id, 'forms'],
    queryFn: ({ signal }) => fetchJson<FormReport[]>(`/api/sites/${id}/forms`, { signal }),
  });

export const pagesQuery = (id: number) =>
  queryOptions({
    queryKey: ['sites', id, 'pages'],
    queryFn: ({ signal }) => fetchJson<PageReport[]>(`/api/sites/${id}/pages`, { signal }),
  });

/** The pages with the kinds that rules not yet saved would give them. */
export const pagesPreviewQuery = (id: number, pathRules: SiteSettings['pathRules']) =>
  queryOptions({
    queryKey: ['sites', id, 'pages', pathRules],
    queryFn: ({ signal }) =>
      fetchJson<PageReport[]>(`/api/sites/${id}/pages/preview`, {
        method: 'POST',
        body: { pathRules },
        signal,
      }),
  });

export const addSite = (request: SiteRequest) =>
  fetchJson<SiteCreated>('/api/sites', { method: 'POST', body: request });

export const changeSite = (id: number, change: SiteChange) =>
  fetchJson<SiteDetail>(`/api/sites/${id}`, { method: 'PATCH', body: change });

export const rotateSecret = (id: number) =>
  fetchJson<SecretRotated>(`/api/sites/${id}/rotate-secret`, { method: 'POST' });

export const changeForm = (id: number, key: string, change: FormChange) =>
  fetchJson<FormReport>(`/api/sites/${id}/forms/${encodeURIComponent(key)}`, {
    method: 'PATCH',
    body: change,
  });
