// Connections to other tools: their list, secrets, deliveries and payloads.

import { queryOptions } from '@tanstack/react-query';
import type {
  AsideRow,
  ConnectionChange,
  ConnectionRequest,
  ConnectionRow,
  ConnectionSecrets,
  DeliveryRow,
  LastPayload,
  LeadTrial,
  TestDelivery,
} from '#contract/connection-report.ts';
import { fetchJson } from './fetch-json.ts';
import { pagesQuery } from './read-pages.ts';

export const connectionsKey = ['connections'] as const;

/** Somebody who sets one up waits for what comes. */
const pollMs = 5_000;

export const connectionsQuery = queryOptions({
  queryKey: connectionsKey,
  queryFn: ({ signal }) => fetchJson<ConnectionRow[]>('/api/connections', { signal }),
  refetchInterval: pollMs,
});

const pathOf = (id: number) => `/api/connections/${id}`;

export const deliveriesQuery = (id: number) => ({
  ...pagesQuery<{ deliveries: DeliveryRow[]; nextCursor: string | null }>(
    [...connectionsKey, id, 'deliveries'],
    `${pathOf(id)}/deliveries`,
    {},
  ),
  refetchInterval: pollMs,
});

export const readLastPayload = (id: number) => fetchJson<LastPayload>(`${pathOf(id)}/last-payload`);

export const addConnection = (body: ConnectionRequest) =>
  fetchJson<ConnectionRow>('/api/connections', { method: 'POST', body });

export const changeConnection = (id: number, body: ConnectionChange) =>
  fetchJson<ConnectionRow>(pathOf(id), { method: 'PATCH', body });

export const forgetConnection = (id: number) =>
  fetchJson<Record<string, never>>(pathOf(id), { method: 'DELETE' });

export const readSecrets = (id: number, body: { renew: boolean; oldSecretHours?: number }) =>
  fetchJson<ConnectionSecrets>(`${pathOf(id)}/secrets`, { method: 'POST', body });

export const asideQuery = (id: number) => ({
  ...pagesQuery<{ items: AsideRow[]; nextCursor: string | null }>(
    [...connectionsKey, id, 'outbox'],
    `${pathOf(id)}/outbox`,
    {},
  ),
  refetchInterval: pollMs,
});

export const retryAside = (id: number, item?: number) =>
  fetchJson<{ count: number }>(`${pathOf(id)}/outbox/retry`, {
    method: 'POST',
    body: item === undefined ? {} : { item },
  });

export const testLeads = (id: number) => fetchJson<LeadTrial>(`${pathOf(id)}/leads/test`, { method: 'POST' });

export const testConnection = (id: number) =>
  fetchJson<TestDelivery>(`${pathOf(id)}/test`, { method: 'POST' });

export const retryDelivery = (id: number, delivery: number) =>
  fetchJson<Record<string, never>>(`${pathOf(id)}/deliveries/${delivery}/retry`, { method: 'POST' });
