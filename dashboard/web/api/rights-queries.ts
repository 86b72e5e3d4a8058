// What people have asked about their own data.

import { queryOptions } from '@tanstack/react-query';
import type { RightsReport, RightsSettings } from '#contract/rights-report.ts';
import { fetchJson } from './fetch-json.ts';

export const rightsQuery = queryOptions({
  queryKey: ['rights'],
  queryFn: ({ signal }) => fetchJson<RightsReport>('/api/rights', { signal }),
});

const answer = (id: number, how: 'erase' | 'refuse' | 'settle', body: object = {}) =>
  fetchJson<RightsReport>(`/api/rights/requests/${id}/${how}`, { method: 'POST', body });

export const changeRights = (settings: RightsSettings) =>
  fetchJson<RightsReport>('/api/rights/settings', { method: 'PATCH', body: settings });
export const eraseAsked = (id: number) => answer(id, 'erase');
export const settleAsked = (id: number) => answer(id, 'settle');
export const refuseAsked = ({ id, reason }: { id: number; reason: string }) =>
  answer(id, 'refuse', { reason });
