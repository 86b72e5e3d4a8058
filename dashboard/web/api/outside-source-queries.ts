// Sources that are asked or fetched from outside: vendors of files, reverse DNS, paid look-ups. For administrators.

import { queryOptions } from '@tanstack/react-query';
import type { LookupProvider, SourceEndpoints, SourceVendor, VendorName } from '#contract/source-report.ts';
import { fetchJson } from './fetch-json.ts';
import { sourcesKey } from './source-queries.ts';

type Body<Endpoint extends keyof SourceEndpoints> = SourceEndpoints[Endpoint] extends { body: infer Given }
  ? Given
  : never;
type Output<Endpoint extends keyof SourceEndpoints> = SourceEndpoints[Endpoint]['output'];

export type LookupProviderRequest = Body<'POST /api/lookup-providers'>;

/** What was spent changes while the page is open. */
const pollMs = 15_000;

export const vendorsQuery = queryOptions({
  queryKey: [...sourcesKey, 'vendors'],
  queryFn: ({ signal }) => fetchJson<SourceVendor[]>('/api/source-vendors', { signal }),
});

export const reverseDnsQuery = queryOptions({
  queryKey: [...sourcesKey, 'reverse-dns'],
  queryFn: ({ signal }) => fetchJson<Output<'GET /api/reverse-dns'>>('/api/reverse-dns', { signal }),
});

export const lookupProvidersQuery = queryOptions({
  queryKey: [...sourcesKey, 'lookup-providers'],
  queryFn: ({ signal }) => fetchJson<LookupProvider[]>('/api/lookup-providers', { signal }),
  refetchInterval: pollMs,
});

const vendorPath = (vendor: VendorName) => `/api/source-vendors/${vendor}`;
const providerPath = (name: string) => `/api/lookup-providers/${encodeURIComponent(name)}`;

/** What is absent in `body` stays. */
export const keepVendor = (vendor: VendorName, body: Body<'POST /api/source-vendors/:vendor'>) =>
  fetchJson<SourceVendor>(vendorPath(vendor), { method: 'POST', body });

export const forgetVendor = (vendor: VendorName) =>
  fetchJson<SourceVendor>(vendorPath(vendor), { method: 'DELETE' });

export const testVendor = (vendor: VendorName) =>
  fetchJson<Output<'POST /api/source-vendors/:vendor/test'>>(`${vendorPath(vendor)}/test`, {
    method: 'POST',
  });

export const keepNameServers = (servers: string[]) =>
  fetchJson<Output<'PATCH /api/reverse-dns'>>('/api/reverse-dns', { method: 'PATCH', body: { servers } });

export const addLookupProvider = (body: Partial<LookupProviderRequest>) =>
  fetchJson<LookupProvider>('/api/lookup-providers', { method: 'POST', body });

export const changeLookupProvider = (name: string, body: Body<'PATCH /api/lookup-providers/:name'>) =>
  fetchJson<LookupProvider>(providerPath(name), { method: 'PATCH', body });

export const forgetLookupProvider = (name: string) =>
  fetchJson<Output<'DELETE /api/lookup-providers/:name'>>(providerPath(name), { method: 'DELETE' });

export const testLookupProvider = (name: string, body: Body<'POST /api/lookup-providers/:name/test'>) =>
  fetchJson<Output<'POST /api/lookup-providers/:name/test'>>(`${providerPath(name)}/test`, {
    method: 'POST',
    body,
  });
