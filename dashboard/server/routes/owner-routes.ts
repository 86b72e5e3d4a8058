// The users who may look after a company, by name alone: whoever is to be called about it must be known to everybody who
// might call in their place.

import { ownersSchema } from '#contract/company-report-schema.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

export function createOwnerRoutes({ records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/owners',
    summary: 'Users who may look after a company, by name',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    scope: 'companies:read',
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'Owners',
    output: ownersSchema,
    handler: async () => (await listUsers(records)).map(({ id, name }) => ({ id, name })),
  });
  return [list];
}
