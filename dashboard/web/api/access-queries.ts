// Who is signed in and who may: status, the user's own profile, all users.

import { queryOptions } from '@tanstack/react-query';
import type { Invitation, InvitationRequest, Me, MeChange, Status, UserRow } from '#contract/report.ts';
import type { UserChange, UserRemoval } from '#contract/user-report.ts';
import { fetchJson, toQuery } from './fetch-json.ts';

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => fetchJson<Status>('/api/status', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchJson<Me>('/api/me', { signal }),
  staleTime: 5 * 60_000,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => fetchJson<UserRow[]>('/api/users', { signal }),
});

export const changeMe = (change: MeChange) => fetchJson<Me>('/api/me', { method: 'PATCH', body: change });

/** Answers the one-time link that the new user opens. */
export const inviteUser = (invitation: InvitationRequest) =>
  fetchJson<Invitation>('/api/users', { method: 'POST', body: invitation });

export const changeRole = (id: string, change: UserChange) =>
  fetchJson<UserRow>(`/api/users/${encodeURIComponent(id)}`, { method: 'PATCH', body: change });

/** `to`: who gets what they look after. */
export const removeUser = ({ id, ...query }: { id: string } & UserRemoval) =>
  fetchJson<unknown>(`/api/users/${encodeURIComponent(id)}${toQuery(query)}`, { method: 'DELETE' });
