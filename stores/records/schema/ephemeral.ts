// What must be forgotten: a PostgreSQL schema of its own, so that backups leave it out by name
// (`pg_dump --exclude-schema=ephemeral`).

import { date, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const ephemeral = pgSchema('ephemeral');

/** Random keys of one UTC day, sealed with the installation's key. A row is deleted when its time is over. */
export const daySecrets = ephemeral.table(
  'day_secrets',
  {
    day: date('day', { mode: 'string' }).notNull(),
    purpose: text('purpose').$type<'visitor_salt' | 'address_key'>().notNull(),
    sealed: text('sealed').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.day, table.purpose] })],
);
