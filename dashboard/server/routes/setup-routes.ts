// Makes users from one-time links: the first administrator from the set-up link, everyone else from an invitation.
// Both end signed in.

import { invitationAcceptSchema, meSchema, roleSchema, setupRequestSchema } from '#contract/access-schema.ts';
import type { Me } from '#contract/report.ts';
import { findUserByEmail } from '#stores/records/questions/access-list-users.ts';
import {
  type Redeemed,
  redeemInvitation,
  redeemSetupLink,
} from '#stores/records/questions/access-redeem-link.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

interface Welcome {
  password: string;
  language: Me['language'];
  headers: Headers;
  setCookies: (cookies: readonly string[]) => void;
}

export function createSetupRoutes(parts: RouteParts): Route[] {
  const { records, login, throttle } = parts;
  const setup = defineRoute({
    method: 'post',
    path: '/api/setup',
    summary: 'Makes the first administrator with the token of the set-up link, and signs in',
    roles: 'anyone',
    rows: 'none',
    audit: 'none',
    input: { body: setupRequestSchema },
    outputName: 'Me',
    output: meSchema,
    handler: async ({ input: { body }, clientAddress, headers, setCookies }) => {
      await throttle.countLink(clientAddress);
      const { token, name, email, password, language } = body;
      const passwordHash = await login.hashPassword(password);
      const redeemed = await redeemSetupLink(records, token, { name, email, language, passwordHash });
      return welcome(parts, redeemed, { password, language, headers, setCookies });
    },
  });
  const accept = defineRoute({
    method: 'post',
    path: '/api/invitations/accept',
    summary: 'Makes the invited user with the token of the invitation, and signs in',
    roles: 'anyone',
    rows: 'none',
    audit: 'none',
    input: { body: invitationAcceptSchema },
    outputName: 'Me',
    output: meSchema,
    handler: async ({ input: { body }, clientAddress, headers, setCookies }) => {
      await throttle.countLink(clientAddress);
      const { token, name, password, language } = body;
      const passwordHash = await login.hashPassword(password);
      const redeemed = await redeemInvitation(records, token, { name, language, passwordHash });
      return welcome(parts, redeemed, { password, language, headers, setCookies });
    },
  });
  return [setup, accept];
}

async function welcome(parts: RouteParts, redeemed: Redeemed, welcomed: Welcome): Promise<Me> {
  if ('refused' in redeemed) throw new Refusal(redeemed.refused);
  const user = await findUserByEmail(parts.records, redeemed.email);
  if (!user) throw new Refusal('unknown_user');
  welcomed.setCookies(await parts.login.signIn(redeemed.email, welcomed.password, welcomed.headers));
  const { id, name, email } = user;
  const role = roleSchema.parse(user.role);
  return { id, name, email, role, language: welcomed.language, twoFactorEnabled: false };
}
