// The users by name and role alone: whoever is to be called about a company must be known to everybody who might call in their
// place, and whoever gives work away must know who may have it.

import { roleSchema } from '#contract/access-schema.ts';
import { ownersSchema } from '#contract/team-report-schema.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

export function createOwnerRoutes({ records }: RouteParts): Route[] {
  const list = defineRoute({
    method: 'get',
    path: '/api/owners',
    summary: 'Users by name and role, for whoever gives work to a colleague',
    roles: ['marketer', 'sales', 'manager', 'administrator'],
    scope: 'companies:read',
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'Owners',
    output: ownersSchema,
    handler: async () =>
      (await listUsers(records)).map(({ id, name, role }) => ({ id, name, role: roleSchema.parse(role) })),
  });
  return [list];
}
