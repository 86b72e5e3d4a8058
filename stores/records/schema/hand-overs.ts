// Leads that were given from one user to another in one go, with the changes by which they were, so that it can be taken back.

import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { users } from './access.ts';
import { time } from './time-column.ts';

export const handOvers = pgTable(
  'hand_overs',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    fromId: text('from_id').references(() => users.id, { onDelete: 'set null' }),
    toId: text('to_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** In the order in which they were made: of leads, and of tasks beside them. */
    changes: jsonb('changes').$type<{ leadId: number; changeId: number }[]>().notNull(),
    /** Companies that changed hands with their leads. */
    companyIds: bigint('company_ids', { mode: 'number' }).array().notNull().default([]),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    undoneAt: time('undone_at'),
  },
  (table) => [index('hand_overs_from').on(table.fromId, table.id)],
);
