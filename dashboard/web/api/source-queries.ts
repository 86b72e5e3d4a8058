// The sources of knowledge about networks and companies.

import { queryOptions } from '@tanstack/react-query';
import type { Dataset } from '#contract/company-report.ts';
import { fetchJson } from './fetch-json.ts';

export const sourcesKey = ['sources'] as const;

/** Sources are loaded while the page is open. */
const pollMs = 15_000;

export const sourcesQuery = queryOptions({
  queryKey: sourcesKey,
  queryFn: ({ signal }) => fetchJson<Dataset[]>('/api/datasets', { signal }),
  refetchInterval: pollMs,
});

const pathOf = (id: string) => `/api/datasets/${encodeURIComponent(id)}`;

export const switchSource = (id: string, enabled: boolean) =>
  fetchJson<Dataset>(pathOf(id), { method: 'PATCH', body: { enabled } });

/** `terms`: what was read, word for word. */
export const acceptTerms = (id: string, terms: string) =>
  fetchJson<Dataset>(`${pathOf(id)}/accept-terms`, { method: 'POST', body: { terms } });

/** Takes all its effects back. */
export const purgeSource = (id: string) => fetchJson<Dataset>(pathOf(id), { method: 'DELETE' });
