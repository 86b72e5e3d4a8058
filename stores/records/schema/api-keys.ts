// Table of the API keys of users. The key itself is never kept, only its SHA-256.

import { bigint, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { ApiScope } from '#contract/key-report.ts';
import { users } from './access.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const apiKeys = pgTable(
  'api_keys',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The first part of the key, by which it is found; the rest is the secret. */
    start: text('start').notNull().unique(),
    keyHash: text('key_hash').notNull(),
    scopes: jsonb('scopes').$type<ApiScope[]>().notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at'),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
  (table) => [index('api_keys_user').on(table.userId)],
);
