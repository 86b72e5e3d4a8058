// The signed-in user about themselves.

import { meChangeSchema, meSchema } from '#contract/access-schema.ts';
import type { Me } from '#contract/report.ts';
import { changeProfile } from '#stores/records/questions/access-change-user.ts';
import { type Caller, defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

export function createMeRoutes({ records }: RouteParts): Route[] {
  const read = defineRoute({
    method: 'get',
    path: '/api/me',
    summary: 'The signed-in user',
    roles: 'signed-in',
    scope: 'any',
    rows: 'own',
    audit: 'none',
    input: {},
    outputName: 'Me',
    output: meSchema,
    handler: async ({ caller }) => describeMe(caller),
  });
  const change = defineRoute({
    method: 'patch',
    path: '/api/me',
    summary: 'Changes the own name or language',
    roles: 'signed-in',
    rows: 'own',
    audit: 'none',
    input: { body: meChangeSchema },
    outputName: 'Me',
    output: meSchema,
    handler: async ({ caller, input: { body } }) => {
      await changeProfile(records, caller.id, body);
      return { ...describeMe(caller), ...body };
    },
  });
  return [read, change];
}

function describeMe({ id, name, email, role, language, twoFactorEnabled }: Caller): Me {
  return { id, name, email, role, language, twoFactorEnabled };
}
