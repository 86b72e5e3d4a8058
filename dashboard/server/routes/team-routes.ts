// Who works with whom and where: teams, and territories that give new leads an owner. Managers and administrators keep them.

import type { Team, Territory, TerritoryBody } from '#contract/team-report.ts';
import {
  teamBodySchema,
  teamParams,
  teamsSchema,
  territoriesSchema,
  territoryBodySchema,
} from '#contract/team-report-schema.ts';
import type { Records } from '#stores/records/open-records.ts';
import { listTeams, removeTeam, saveTeam } from '#stores/records/teams/keep-teams.ts';
import { listTerritories, removeTerritory, saveTerritory } from '#stores/records/teams/keep-territories.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { checkUsers, checkWorkers } from '../leads/read-owner.ts';
import type { RouteParts } from './route-parts.ts';

const keepers = ['manager', 'administrator'] as const;
const readers = ['marketer', 'sales', 'manager', 'administrator'] as const;
const ofTeams = { rows: 'none', outputName: 'Teams', output: teamsSchema } as const;
const ofTerritories = { rows: 'none', outputName: 'Territories', output: territoriesSchema } as const;

export function createTeamRoutes({ records }: RouteParts): Route[] {
  return [...teamRoutes(records), ...territoryRoutes(records)];
}

function teamRoutes(records: Records): Route[] {
  const read = () => readTeams(records);
  return [
    defineRoute({
      ...{ method: 'get', path: '/api/teams', summary: 'Teams and who belongs to them' },
      ...{ ...ofTeams, roles: readers, audit: 'none', input: {}, handler: read },
    }),
    defineRoute({
      ...{ method: 'post', path: '/api/teams', summary: 'Adds a team' },
      ...{ ...ofTeams, roles: keepers, input: { body: teamBodySchema } },
      audit: { action: 'add_team', subject: ({ body }) => body.name },
      handler: async ({ input: { body } }) => {
        await checkUsers(records, body.members);
        if ((await saveTeam(records, body)) === 'name_taken') throw new Refusal('team_name_taken');
        return read();
      },
    }),
    defineRoute({
      ...{ method: 'patch', path: '/api/teams/:id', summary: 'Changes a team’s name and members' },
      ...{ ...ofTeams, roles: keepers, input: { params: teamParams, body: teamBodySchema } },
      audit: { action: 'change_team', subject: ({ params, body }) => `${params.id} ${body.name}` },
      handler: async ({ input: { params, body } }) => {
        await checkUsers(records, body.members);
        const saved = await saveTeam(records, body, params.id);
        if (saved === 'unknown') throw new Refusal('unknown_team');
        if (saved === 'name_taken') throw new Refusal('team_name_taken');
        return read();
      },
    }),
    defineRoute({
      ...{ method: 'delete', path: '/api/teams/:id', summary: 'Removes a team; its members stay' },
      ...{ ...ofTeams, roles: keepers, input: { params: teamParams } },
      audit: { action: 'remove_team', subject: ({ params }) => String(params.id) },
      handler: async ({ input: { params } }) => {
        if (!(await removeTeam(records, params.id))) throw new Refusal('unknown_team');
        return read();
      },
    }),
  ];
}

function territoryRoutes(records: Records): Route[] {
  const read = () => readTerritories(records);
  return [
    defineRoute({
      ...{
        method: 'get',
        path: '/api/territories',
        summary: 'Territories in the order in which they are asked',
      },
      ...{ ...ofTerritories, roles: readers, audit: 'none', input: {}, handler: read },
    }),
    defineRoute({
      ...{ method: 'post', path: '/api/territories', summary: 'Adds a territory' },
      ...{ ...ofTerritories, roles: keepers, input: { body: territoryBodySchema } },
      audit: { action: 'add_territory', subject: ({ body }) => body.name },
      handler: async ({ input: { body } }) => {
        await keepTerritory(records, body);
        return read();
      },
    }),
    defineRoute({
      ...{
        method: 'patch',
        path: '/api/territories/:id',
        summary: 'Changes a territory, for leads made from then on',
      },
      ...{ ...ofTerritories, roles: keepers, input: { params: teamParams, body: territoryBodySchema } },
      audit: { action: 'change_territory', subject: ({ params, body }) => `${params.id} ${body.name}` },
      handler: async ({ input: { params, body } }) => {
        await keepTerritory(records, body, params.id);
        return read();
      },
    }),
    defineRoute({
      ...{
        method: 'delete',
        path: '/api/territories/:id',
        summary: 'Removes a territory; leads keep their owners',
      },
      ...{ ...ofTerritories, roles: keepers, input: { params: teamParams } },
      audit: { action: 'remove_territory', subject: ({ params }) => String(params.id) },
      handler: async ({ input: { params } }) => {
        if (!(await removeTerritory(records, params.id))) throw new Refusal('unknown_territory');
        return read();
      },
    }),
  ];
}

async function keepTerritory(
  records: Records,
  { owner, ...body }: TerritoryBody,
  id?: number,
): Promise<void> {
  await checkWorkers(records, [owner]);
  if (!(await saveTerritory(records, { ...body, ownerId: owner }, id)))
    throw new Refusal('unknown_territory');
}

async function readTeams(records: Records): Promise<Team[]> {
  return (await listTeams(records)).map((team) => ({ ...team, members: [...team.members] }));
}

async function readTerritories(records: Records): Promise<Territory[]> {
  return (await listTerritories(records)).map(({ ownerId, ownerName, ...rest }) => ({
    ...rest,
    ...{ countries: [...rest.countries], provinces: [...rest.provinces] },
    ...{ postcodes: [...rest.postcodes], industries: [...rest.industries] },
    owner: { id: ownerId, name: ownerName },
  }));
}
