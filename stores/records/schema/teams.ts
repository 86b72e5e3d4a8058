// Tables of who works with whom: teams, territories that give new leads an owner, and who stands in for whom while they are away.

import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './access.ts';
import { time } from './time-column.ts';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const teams = pgTable('teams', {
  id: id(),
  name: text('name').notNull().unique(),
  createdAt: time('created_at').notNull().defaultNow(),
});

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: bigint('team_id', { mode: 'number' })
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.userId] }),
    index('team_members_user').on(table.userId),
  ],
);

/** The first that fits gives its owner; what is empty fits every company. */
export const territories = pgTable('territories', {
  id: id(),
  name: text('name').notNull(),
  /** They are asked in this order. */
  place: integer('place').notNull(),
  /** ISO 3166 codes. */
  countries: text('countries').array().notNull().default([]),
  /** Codes of provinces, such as MI, as companies have them. */
  provinces: text('provinces').array().notNull().default([]),
  /** A country and the beginning of its postcodes, such as `IT 20`; capitals and digits alone. */
  postcodes: text('postcodes').array().notNull().default([]),
  /** Beginnings of industry codes. */
  industries: text('industries').array().notNull().default([]),
  ownerId: text('owner_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
});

export const absences = pgTable(
  'absences',
  {
    id: id(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    substituteId: text('substitute_id')
      .notNull()
      // Whoever is away is never left without anybody by somebody else's removal.
      .references(() => users.id, { onDelete: 'restrict' }),
    startsAt: time('starts_at').notNull(),
    /** Back from then on. */
    endsAt: time('ends_at').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('absences_user').on(table.userId, table.endsAt),
    index('absences_substitute').on(table.substituteId, table.endsAt),
    check('absences_other', sql`${table.userId} <> ${table.substituteId}`),
  ],
);
