// Kept filters of lists. Each deed answers those of its list as they stand then.

import { queryOptions } from '@tanstack/react-query';
import type {
  FilteredList,
  SavedFilter,
  SavedFilterBody,
  SavedFilterChange,
} from '#contract/filter-report.ts';
import { fetchJson } from './fetch-json.ts';

export const savedFiltersQuery = (list: FilteredList) =>
  queryOptions({
    queryKey: ['saved-filters', list],
    queryFn: ({ signal }) => fetchJson<SavedFilter[]>(`/api/saved-filters?list=${list}`, { signal }),
  });

export const keepFilter = (body: SavedFilterBody) =>
  fetchJson<SavedFilter[]>('/api/saved-filters', { method: 'POST', body });

export const changeFilter = ({ id, ...body }: SavedFilterChange & { id: number }) =>
  fetchJson<SavedFilter[]>(`/api/saved-filters/${id}`, { method: 'PATCH', body });

export const removeFilter = (id: number) =>
  fetchJson<SavedFilter[]>(`/api/saved-filters/${id}`, { method: 'DELETE' });
