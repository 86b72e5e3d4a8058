// Filters of lists that users keep under a name, as the dashboard API says them and takes them: plain types that both ends share.
// `filter-report-schema.ts` holds the zod schemas. A filter is what stands in the address of a list; whoever opens it sees what
// they may see.

import type { NamedUser } from './team-report.ts';

export const filteredLists = ['leads', 'companies', 'people', 'requests', 'tasks', 'orders'] as const;
export type FilteredList = (typeof filteredLists)[number];

/** What may stand in the address of each list; whatever else does is no filter. */
export const filterNames = {
  leads: [
    ...[
      'search',
      'owner',
      'team',
      'suggested',
      'scoreMin',
      'scoreMax',
      'fitMin',
      'fitMax',
      'band',
      'verdict',
    ],
    ...['stepDue', 'stage', 'state', 'sort', 'own'],
  ],
  companies: ['search', 'status', 'country', 'province', 'owner', 'team', 'source', 'sort', 'own'],
  people: ['search', 'own'],
  requests: ['period', 'state', 'way', 'text'],
  tasks: ['whose', 'assignee', 'team', 'due', 'state'],
  orders: ['search', 'company', 'kind', 'state', 'from', 'to', 'amountMin', 'amountMax'],
} as const satisfies Record<FilteredList, readonly string[]>;

/** Who else sees it: nobody, the members of a team, everybody. They may open it and change nothing. */
export type FilterSharing = 'nobody' | 'team' | 'all';

export interface SavedFilter {
  id: number;
  list: FilteredList;
  name: string;
  filter: Record<string, string>;
  sharing: FilterSharing;
  /** With `team`. */
  teamId: number | null;
  owner: NamedUser;
  isOwn: boolean;
}

export interface SavedFilterBody {
  list: FilteredList;
  name: string;
  filter: Record<string, string>;
  /** `nobody` when absent. */
  sharing?: FilterSharing;
  /** With `team`, and needed then. */
  teamId?: number;
}

/** What is absent stays; of the own ones alone. */
export interface SavedFilterChange {
  name?: string;
  filter?: Record<string, string>;
  sharing?: FilterSharing;
  teamId?: number;
}

/** Each answers those of the list as the caller sees them then: the own ones first. */
export interface FilterEndpoints {
  'GET /api/saved-filters': { query: { list: FilteredList }; output: SavedFilter[] };
  'POST /api/saved-filters': { body: SavedFilterBody; output: SavedFilter[] };
  'PATCH /api/saved-filters/:id': { body: SavedFilterChange; output: SavedFilter[] };
  'DELETE /api/saved-filters/:id': { output: SavedFilter[] };
}
