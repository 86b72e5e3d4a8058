// Table of how much each user read on each day, added up from the audit log, so that what is unusual can be told without reading it all.

import { bigint, date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './access.ts';

/** Days that are over for a day at least; kept for some 90 days. */
export const readDays = pgTable(
  'read_days',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** UTC. */
    day: date('day', { mode: 'string' }).notNull(),
    /** Records; 0 on the last day that was added up, also when nothing was read. */
    rows: bigint('rows', { mode: 'number' }).notNull(),
    /** The most in one file. */
    largestExport: bigint('largest_export', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] })],
);
