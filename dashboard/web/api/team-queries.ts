// Teams, territories and absences. Each deed answers the list as it stands then.

import { queryOptions } from '@tanstack/react-query';
import type {
  Absence,
  AbsenceBody,
  Team,
  TeamBody,
  Territory,
  TerritoryBody,
} from '#contract/team-report.ts';
import { fetchJson } from './fetch-json.ts';

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => fetchJson<Team[]>('/api/teams', { signal }),
});

export const territoriesQuery = queryOptions({
  queryKey: ['territories'],
  queryFn: ({ signal }) => fetchJson<Territory[]>('/api/territories', { signal }),
});

export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: ({ signal }) => fetchJson<Absence[]>('/api/absences', { signal }),
});

/** A new one without `id`. */
export const saveTeam = ({ id, ...body }: TeamBody & { id?: number }) =>
  fetchJson<Team[]>(id === undefined ? '/api/teams' : `/api/teams/${id}`, {
    method: id === undefined ? 'POST' : 'PATCH',
    body,
  });
export const removeTeam = (id: number) => fetchJson<Team[]>(`/api/teams/${id}`, { method: 'DELETE' });

/** A new one without `id`. */
export const saveTerritory = ({ id, ...body }: TerritoryBody & { id?: number }) =>
  fetchJson<Territory[]>(id === undefined ? '/api/territories' : `/api/territories/${id}`, {
    method: id === undefined ? 'POST' : 'PATCH',
    body,
  });
export const removeTerritory = (id: number) =>
  fetchJson<Territory[]>(`/api/territories/${id}`, { method: 'DELETE' });

export const addAbsence = (body: AbsenceBody) =>
  fetchJson<Absence[]>('/api/absences', { method: 'POST', body });
export const removeAbsence = (id: number) =>
  fetchJson<Absence[]>(`/api/absences/${id}`, { method: 'DELETE' });
