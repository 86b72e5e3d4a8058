// For whom people have worked, worked out anew with their cards: every row but the first of a person is the fact that the same
// person has a new employer.

import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

export const personEmployers = pgTable(
  'person_employers',
  {
    personId: bigint('person_id', { mode: 'number' })
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    /** From 0, the oldest. */
    place: smallint('place').notNull(),
    /** As it was told; '' where only the domain of a work e-mail speaks of it. */
    name: text('name').notNull(),
    domain: text('domain').notNull(),
    jobTitle: text('job_title').notNull(),
    /** When it was first and last told. */
    firstAt: time('first_at').notNull(),
    lastAt: time('last_at').notNull(),
    /** Who said so first, such as `linkedin`; `email` for a work e-mail that is proven theirs. */
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.place] }),
    index('person_employers_new').on(table.firstAt).where(sql`${table.place} > 0`),
  ],
);
