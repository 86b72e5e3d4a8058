// Table of the filters of lists that users keep under a name, for themselves, for a team or for everybody.

import { bigint, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { FilteredList, FilterSharing } from '#contract/filter-report.ts';
import { users } from './access.ts';
import { teams } from './teams.ts';
import { time } from './time-column.ts';

export const savedFilters = pgTable(
  'saved_filters',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    list: text('list').$type<FilteredList>().notNull(),
    name: text('name').notNull(),
    /** As in the address of the list; may name a person who is searched for. */
    filter: jsonb('filter').$type<Record<string, string>>().notNull(),
    sharing: text('sharing').$type<FilterSharing>().notNull().default('nobody'),
    /** With `team`; when the team is gone, nobody else sees it. */
    teamId: bigint('team_id', { mode: 'number' }).references(() => teams.id, { onDelete: 'set null' }),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('saved_filters_name').on(table.ownerId, table.list, table.name),
    index('saved_filters_list').on(table.list, table.sharing),
    index('saved_filters_team').on(table.teamId),
  ],
);
