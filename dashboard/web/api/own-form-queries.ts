// The forms of our own of a site.

import { queryOptions } from '@tanstack/react-query';
import type { OwnFormList, OwnFormReport, OwnFormValues } from '#contract/form-report.ts';
import { fetchJson } from './fetch-json.ts';

export const ownFormsQuery = (siteId: number) =>
  queryOptions({
    queryKey: ['own-forms', siteId],
    queryFn: ({ signal }) => fetchJson<OwnFormList>(`/api/sites/${siteId}/own-forms`, { signal }),
  });

/** `key`: undefined makes a new one. */
export const saveOwnForm = (siteId: number, key: string | undefined, values: OwnFormValues) =>
  fetchJson<OwnFormReport>(`/api/sites/${siteId}/own-forms${key === undefined ? '' : `/${key}`}`, {
    method: key === undefined ? 'POST' : 'PATCH',
    body: values,
  });

export const removeOwnForm = (siteId: number, key: string) =>
  fetchJson<unknown>(`/api/sites/${siteId}/own-forms/${key}`, { method: 'DELETE' });
