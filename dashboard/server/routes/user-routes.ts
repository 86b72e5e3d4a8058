// Who may open the dashboard, for administrators: list, invite, change role, remove.

import { z } from 'zod';
import {
  emptySchema,
  invitationRequestSchema,
  invitationSchema,
  roleSchema,
  userChangeSchema,
  userRemovalSchema,
  userRowSchema,
} from '#contract/access-schema.ts';
import type { UserRow } from '#contract/report.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import {
  changeRole,
  removeUser,
  type UserChanged,
  type WorkTo,
} from '#stores/records/questions/access-change-user.ts';
import { createLink } from '#stores/records/questions/access-create-link.ts';
import { findUserByEmail, listUsers, type UserRecord } from '#stores/records/questions/access-list-users.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { checkWorkers } from '../leads/read-owner.ts';
import { authorOf } from './open-company.ts';
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

function changeRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/users/:id',
    summary:
      'Changes a user’s role, from the next request on; for a role that does no work with leads, `to` names who gets theirs',
    roles: ['administrator'],
    rows: 'none',
    audit: { action: 'change_role', subject: ({ params, body }) => `${params.id} to ${body.role}` },
    input: { params: userParams, body: userChangeSchema },
    outputName: 'UserRow',
    output: userRowSchema,
    handler: async ({ input: { params, body }, caller }) => {
      const work = await readWorkTo({ records, secret }, params.id, body.to);
      const wanted = { userId: params.id, role: body.role };
      demandChanged(await changeRole(records, authorOf(caller), wanted, work));
      const user = (await listUsers(records)).find(({ id }) => id === params.id);
      if (!user) throw new Refusal('unknown_user');
      return readUser(user);
    },
  });
}

function removeRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: '/api/users/:id',
    summary:
      'Removes a user and ends their logins; what they look after, and filters that they share, go to the user whom `to` names',
    roles: ['administrator'],
    rows: 'none',
    audit: {
      action: 'remove_user',
      subject: ({ params, query }) => `${params.id}${query.to === undefined ? '' : `, work to ${query.to}`}`,
    },
    input: { params: userParams, query: userRemovalSchema },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params, query }, caller }) => {
      const work = await readWorkTo({ records, secret }, params.id, query.to);
      demandChanged(await removeUser(records, authorOf(caller), params.id, work));
      return {};
    },
  });
}

/** Throws Refusal `unknown_owner`, `no_work_role` or `hand_over_to_same`. */
async function readWorkTo(
  { records, secret }: Pick<RouteParts, 'records' | 'secret'>,
  fromId: string,
  toId: string | undefined,
): Promise<WorkTo> {
  if (toId === fromId) throw new Refusal('hand_over_to_same');
  if (toId !== undefined) await checkWorkers(records, [toId]);
  return { toId, keys: openAlertKeys(secret).outbox };
}

function demandChanged(changed: UserChanged): void {
  if (changed === 'changed') return;
  if (typeof changed === 'string') throw new Refusal(changed);
  const fields = Object.fromEntries(
    Object.entries(changed.held).map(([what, count]) => [what, String(count)]),
  );
  throw new Refusal('has_work', { fields });
}

function readUser(user: UserRecord): UserRow {
  const { id, name, email, createdAt } = user;
  return { id, name, email, role: roleSchema.parse(user.role), createdAt: createdAt.toISOString() };
}
