// API keys: those that the signed-in user sees, made and revoked.

import { queryOptions } from '@tanstack/react-query';
import type { ApiKeyMade, ApiKeyRequest, ApiKeyRow } from '#contract/key-report.ts';
import { fetchJson } from './fetch-json.ts';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => fetchJson<ApiKeyRow[]>('/api/keys', { signal }),
});

export const makeApiKey = (body: ApiKeyRequest) =>
  fetchJson<ApiKeyMade>('/api/keys', { method: 'POST', body });

export const revokeApiKey = (id: number) => fetchJson<unknown>(`/api/keys/${id}`, { method: 'DELETE' });
