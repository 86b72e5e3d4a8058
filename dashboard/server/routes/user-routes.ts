// Who may open the dashboard, for administrators: list, invite, change role, remove.

import { z } from 'zod';
import {
  emptySchema,
  invitationRequestSchema,
  invitationSchema,
  roleSchema,
  userChangeSchema,
  userRowSchema,
} from '#contract/access-schema.ts';
import type { UserRow } from '#contract/report.ts';
import { changeRole, removeUser } from '#stores/records/questions/access-change-user.ts';
import { createLink } from '#stores/records/questions/access-create-link.ts';
import { findUserByEmail, listUsers, type UserRecord } from '#stores/records/questions/access-list-users.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

/** Long enough for a colleague on a week's holiday. */
const invitationLifetimeMs = 7 * 86_400_000;

const userParams = z.object({ id: z.string().max(100) });

export function createUserRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), inviteRoute(parts), changeRoute(parts), removeRoute(parts)];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/users',
    summary: 'Who may open the dashboard',
    roles: ['administrator'],
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'UserRows',
    output: z.array(userRowSchema),
    handler: async () => (await listUsers(records)).map(readUser),
  });
}

function inviteRoute({ records, dashboardUrl }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/users',
    summary: 'Invites a colleague; answers a link that works once, for seven days',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'invite_user', subject: ({ body }) => `${body.email} as ${body.role}` },
    input: { body: invitationRequestSchema },
    outputName: 'Invitation',
    output: invitationSchema,
    handler: async ({ caller, input: { body } }) => {
      if (await findUserByEmail(records, body.email)) throw new Refusal('email_taken');
      const { token, expiresAt } = await createLink(records, {
        kind: 'invitation',
        ...body,
        createdBy: caller.id,
        lifetimeMs: invitationLifetimeMs,
      });
      return { link: `${dashboardUrl}/invitation?token=${token}`, expiresAt: expiresAt.toISOString() };
    },
  });
}

function changeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/users/:id',
    summary: 'Changes a user’s role, from the next request on',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'change_role', subject: ({ params, body }) => `${params.id} to ${body.role}` },
    input: { params: userParams, body: userChangeSchema },
    outputName: 'UserRow',
    output: userRowSchema,
    handler: async ({ input: { params, body } }) => {
      const changed = await changeRole(records, params.id, body.role);
      if (changed !== 'changed') throw new Refusal(changed);
      const user = (await listUsers(records)).find(({ id }) => id === params.id);
      if (!user) throw new Refusal('unknown_user');
      return readUser(user);
    },
  });
}

function removeRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/users/:id',
    summary: 'Removes a user and ends their logins',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'remove_user', subject: ({ params }) => params.id },
    input: { params: userParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params } }) => {
      const removed = await removeUser(records, params.id);
      if (removed !== 'changed') throw new Refusal(removed);
      return {};
    },
  });
}

function readUser(user: UserRecord): UserRow {
  const { id, name, email, createdAt } = user;
  return { id, name, email, role: roleSchema.parse(user.role), createdAt: createdAt.toISOString() };
}
