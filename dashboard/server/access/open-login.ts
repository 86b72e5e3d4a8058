// The login: better-auth over the records store. E-mail and password, optional second factor, no open sign-up; users
// come from the one-time links alone. Sessions are read from the database with each request, so that removing a user
// or changing a role holds at once.

import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins';
import type { Logger } from 'pino';
import { languageSchema, roleSchema } from '#contract/access-schema.ts';
import type { Records } from '#stores/records/open-records.ts';
import { countTry } from '#stores/records/questions/access-count-try.ts';
import {
  loginAccounts,
  logins,
  loginTwoFactors,
  loginVerifications,
  users,
} from '#stores/records/schema/access.ts';
import { listStoodInFor } from '#stores/records/teams/stand-ins.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { type OriginSettings, ownOrigins } from './own-origins.ts';

/** Header in which the server tells the library the client's address; what a client sends under it is dropped. */
export const clientAddressHeader = 'x-fiuto-client-address';

/** Days that a login lasts without being used. */
const loginDays = 7;

export interface Login {
  /** Answers a request to `/api/auth/*`. */
  answer(request: Request): Promise<Response>;
  findCaller(headers: Headers): Promise<{ caller: Caller | null; cookies: readonly string[] }>;
  hashPassword(password: string): Promise<string>;
  /** Signs a new user in; answers the cookies to set. */
  signIn(email: string, password: string, headers: Headers): Promise<readonly string[]>;
}

export interface LoginParts {
  records: Records;
  secret: string;
  settings: OriginSettings;
  log: Logger;
}

export function openLogin(parts: LoginParts): Login {
  const library = betterAuth(loginOptions(parts));
  return {
    answer: (request) => library.handler(request),
    findCaller: async (headers) => {
      // The library answers null for a cookie that is worth nothing; it fails only when the database does.
      const session = library.api.getSession({ headers, returnHeaders: true }).catch(() => {
        throw new Refusal('records_away', { retryAfterSeconds: 5 });
      });
      const { headers: answered, response } = await session;
      const cookies = answered.getSetCookie();
      const caller = response ? readCaller(response.user) : null;
      if (caller === null) return { caller, cookies };
      const standsInFor = await listStoodInFor(parts.records, caller.id, Date.now()).catch(() => {
        throw new Refusal('records_away', { retryAfterSeconds: 5 });
      });
      return { caller: { ...caller, standsInFor }, cookies };
    },
    hashPassword: async (password) => (await library.$context).password.hash(password),
    signIn: async (email, password, headers) => {
      const { headers: answered } = await library.api.signInEmail({
        body: { email, password },
        headers,
        returnHeaders: true,
      });
      return answered.getSetCookie();
    },
  };
}

/** A role that this version does not know gives no rights at all, instead of some. */
function readCaller(user: Record<string, unknown>): Omit<Caller, 'standsInFor'> | null {
  const role = roleSchema.safeParse(user['role']);
  if (!role.success) return null;
  return {
    id: String(user['id']),
    name: String(user['name']),
    email: String(user['email']),
    role: role.data,
    language: languageSchema.catch('en').parse(user['language']),
    twoFactorEnabled: user['twoFactorEnabled'] === true,
  };
}

/** Our tables under the names that the library gives them. */
const tables = {
  user: users,
  session: logins,
  account: loginAccounts,
  verification: loginVerifications,
  twoFactor: loginTwoFactors,
};

function loginOptions({ records, secret, settings, log }: LoginParts) {
  const baseURL = settings.publicUrl ?? `http://127.0.0.1:${settings.port}`;
  return {
    appName: 'Fiuto',
    baseURL,
    basePath: '/api/auth',
    // A key of its own, so that the installation's key signs nothing that leaves the house.
    secret: createHmac('sha256', secret).update('fiuto login').digest('base64url'),
    trustedOrigins: (request?: Request) => ownOrigins(settings, request?.headers.get('host') ?? null),
    database: drizzleAdapter(records.db, { provider: 'pg', transaction: true, schema: tables }),
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        language: { type: 'string', required: false, input: false },
      },
    },
    session: { expiresIn: loginDays * 86_400, updateAge: 86_400 },
    // The library would keep the full address of every login for as long as the login lasts.
    databaseHooks: {
      session: { create: { before: async (session) => ({ data: { ...session, ipAddress: '' } }) } },
    },
    // Open sign-up answers 200 to strangers unless it is switched off.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    plugins: [twoFactor({ issuer: 'Fiuto' })],
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 5 },
      },
      customStorage: { consume: (key, rule) => consumeTry(records, secret, key, rule) },
    },
    advanced: {
      cookiePrefix: 'fiuto',
      useSecureCookies: baseURL.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    telemetry: { enabled: false },
    // The library's own words only: its details can carry addresses.
    logger: { level: 'error', log: (_level, message) => log.warn({ login: message }, 'the login reports') },
  } satisfies Parameters<typeof betterAuth>[0];
}

/** The library's key holds the client's address, which the table must not. */
async function consumeTry(
  records: Records,
  secret: string,
  key: string,
  rule: { window: number; max: number },
) {
  const limit = { triesMax: rule.max, windowMs: rule.window * 1000 };
  const keyed = createHmac('sha256', secret).update(`login\n${key}`).digest('base64url');
  const { allowed, retryAfterMs } = await countTry(records, keyed, limit);
  return { allowed, retryAfter: allowed ? null : Math.ceil(retryAfterMs / 1000) };
}
