// Tables of who may open the dashboard: users and what the login library keeps about them, one-time links, and the
// count of tries behind the throttle. Keys of the columns are the field names that better-auth asks for.

import { bigint, boolean, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

const time = (name: string) => timestamp(name, { withTimezone: true });

export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Lower case. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** One of `Role` in contract/report.ts. */
  role: text('role').notNull(),
  language: text('language').notNull().default('en'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  createdAt: time('created_at').notNull().defaultNow(),
  updatedAt: time('updated_at').notNull().defaultNow(),
});

/** A signed-in browser. Not called session: a session is a visit of a visitor. */
export const logins = pgTable(
  'logins',
  {
    id: text('id').primaryKey(),
    expiresAt: time('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [index('logins_user').on(table.userId)],
);

/** The password (scrypt) of a user; one row per way of signing in. */
export const loginAccounts = pgTable(
  'login_accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: time('access_token_expires_at'),
    refreshTokenExpiresAt: time('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('login_accounts_user').on(table.userId),
    uniqueIndex('login_accounts_provider').on(table.providerId, table.accountId),
  ],
);

/** Short-lived values of the login library, such as a sign-in that waits for its second factor. */
export const loginVerifications = pgTable(
  'login_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (table) => [index('login_verifications_identifier').on(table.identifier)],
);

/** Second factors; secret and recovery codes are encrypted with the installation's key. */
export const loginTwoFactors = pgTable(
  'login_two_factors',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: time('locked_until'),
  },
  (table) => [index('login_two_factors_user').on(table.userId)],
);

/** The set-up link and invitations: the token itself is never kept, only its SHA-256. */
export const oneTimeLinks = pgTable('one_time_links', {
  tokenHash: text('token_hash').primaryKey(),
  /** `setup` or `invitation`. */
  kind: text('kind').notNull(),
  email: text('email').notNull().default(''),
  name: text('name').notNull().default(''),
  role: text('role').notNull(),
  createdBy: text('created_by').references(() => users.id, { onDelete: 'cascade' }),
  createdAt: time('created_at').notNull().defaultNow(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
});

/** Tries at a password or a link within a window, by a keyed hash of who tried; kept here so that every machine counts. */
export const loginTries = pgTable('login_tries', {
  key: text('key').primaryKey(),
  tries: integer('tries').notNull(),
  /** Milliseconds since 1970. */
  windowStartedAtMs: bigint('window_started_at_ms', { mode: 'number' }).notNull(),
});
