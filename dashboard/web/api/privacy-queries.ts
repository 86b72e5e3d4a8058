// What the privacy documents are written from.

import { queryOptions } from '@tanstack/react-query';
import type { Controller, PrivacyFacts } from '#contract/privacy-report.ts';
import { fetchJson } from './fetch-json.ts';

export const privacyQuery = queryOptions({
  queryKey: ['privacy'],
  queryFn: ({ signal }) => fetchJson<PrivacyFacts>('/api/privacy', { signal }),
});

export const nameController = (controller: Controller) =>
  fetchJson<PrivacyFacts>('/api/privacy/controller', { method: 'PATCH', body: controller });
