// Filters of lists that users keep under a name and share. A filter is only what stands in an address: whoever opens it asks the list
// with their own rights.

import {
  type FilteredList,
  type FilterSharing,
  filterNames,
  type SavedFilter,
} from '#contract/filter-report.ts';
import {
  savedFilterBodySchema,
  savedFilterChangeSchema,
  savedFilterParams,
  savedFilterQuerySchema,
  savedFiltersSchema,
} from '#contract/filter-report-schema.ts';
import {
  addSavedFilter,
  changeSavedFilter,
  findOwnFilter,
  listSavedFilters,
  removeSavedFilter,
} from '#stores/records/filters/keep-saved-filters.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listTeams } from '#stores/records/teams/keep-teams.ts';
import { Refusal } from '../api/refusal.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/saved-filters';
const declared = {
  roles: 'signed-in',
  rows: 'own',
  outputName: 'SavedFilters',
  output: savedFiltersSchema,
} as const;

export function createSavedFilterRoutes({ records }: RouteParts): Route[] {
  return [listRoute(records), addRoute(records), changeRoute(records), removeRoute(records)];
}

function listRoute(records: Records): Route {
  return defineRoute({
    ...{
      ...declared,
      method: 'get',
      path: base,
      summary: 'Kept filters of a list: the own ones, and shared ones',
    },
    ...{ audit: 'none', input: { query: savedFilterQuerySchema } },
    handler: ({ input: { query }, caller }) => reportFilters(records, caller, query.list),
  });
}

function addRoute(records: Records): Route {
  return defineRoute({
    ...{ ...declared, method: 'post', path: base, summary: 'Keeps the filters of a list under a name' },
    input: { body: savedFilterBodySchema },
    audit: { action: 'add_saved_filter', subject: ({ body }) => body.list },
    handler: async ({ input: { body }, caller }) => {
      const { list, name, filter } = body;
      checkNames(list, filter);
      const shared = await readSharing(records, caller, body.sharing ?? 'nobody', body.teamId);
      const saved = await addSavedFilter(records, { userId: caller.id, list, name, filter, ...shared });
      if (saved === 'too_many') throw new Refusal('too_many_saved_filters');
      if (saved === 'name_taken') throw new Refusal('saved_filter_name_taken');
      return reportFilters(records, caller, list);
    },
  });
}

function changeRoute(records: Records): Route {
  return defineRoute({
    ...{ ...declared, method: 'patch', path: `${base}/:id` },
    summary: 'Renames an own filter, keeps other filters under its name, shares it or no longer',
    input: { params: savedFilterParams, body: savedFilterChangeSchema },
    audit: {
      action: 'change_saved_filter',
      subject: ({ params, body }) => `${params.id}: ${Object.keys(body).join(', ')}`,
    },
    handler: async ({ input: { params, body }, caller }) => {
      const own = await openOwn(records, caller, params.id);
      const { name = own.name, filter = own.filter } = body;
      checkNames(own.list, filter);
      const isSharing = body.sharing !== undefined || body.teamId !== undefined;
      const shared = isSharing
        ? await readSharing(
            records,
            caller,
            body.sharing ?? own.sharing,
            body.teamId ?? own.teamId ?? undefined,
          )
        : { sharing: own.sharing, teamId: own.teamId };
      const target = { id: params.id, userId: caller.id };
      if ((await changeSavedFilter(records, target, { name, filter, ...shared })) === 'name_taken')
        throw new Refusal('saved_filter_name_taken');
      return reportFilters(records, caller, own.list);
    },
  });
}

function removeRoute(records: Records): Route {
  return defineRoute({
    ...{
      ...declared,
      method: 'delete',
      path: `${base}/:id`,
      summary: 'Removes an own filter, for all who see it',
    },
    input: { params: savedFilterParams },
    audit: { action: 'remove_saved_filter', subject: ({ params }) => String(params.id) },
    handler: async ({ input: { params }, caller }) => {
      const { list } = await openOwn(records, caller, params.id);
      await removeSavedFilter(records, params.id, caller.id);
      return reportFilters(records, caller, list);
    },
  });
}

async function openOwn(records: Records, { id: userId }: Caller, id: number) {
  const own = await findOwnFilter(records, id, userId);
  if (own === undefined) throw new Refusal('unknown_saved_filter');
  return own;
}

function checkNames(list: FilteredList, filter: Record<string, string>): void {
  const known: readonly string[] = filterNames[list];
  if (Object.keys(filter).some((name) => !known.includes(name))) throw new Refusal('filter_of_no_list');
}

/** External agents are told neither of teams nor of colleagues, and share nothing. */
async function readSharing(
  records: Records,
  { role }: Caller,
  sharing: FilterSharing,
  teamId: number | undefined,
): Promise<{ sharing: FilterSharing; teamId: number | null }> {
  if (sharing !== 'nobody' && role === 'agent') throw new Refusal('not_allowed');
  if (sharing !== 'team') return { sharing, teamId: null };
  if (teamId === undefined) throw new Refusal('filter_needs_team');
  if (!(await listTeams(records)).some(({ id }) => id === teamId)) throw new Refusal('unknown_team');
  return { sharing, teamId };
}

async function reportFilters(records: Records, caller: Caller, list: FilteredList): Promise<SavedFilter[]> {
  const withShared = caller.role !== 'agent';
  const found = await listSavedFilters(records, list, { userId: caller.id, withShared });
  return found.map(({ ownerId, ownerName, ...row }) => ({
    ...row,
    owner: { id: ownerId, name: ownerName },
    isOwn: ownerId === caller.id,
  }));
}
