// Table of the people whom a provider was asked about, so that nobody is asked about again too soon. It goes with the name.

import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

export const personLookups = pgTable(
  'person_lookups',
  {
    keyId: bigint('key_id', { mode: 'number' })
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    provider: text('provider').notNull(),
    /** What it is asked, as `hashQuestion` names it: another question is asked anew. */
    question: text('question').notNull(),
    /** When it was asked, or when it was decided that it is not to be asked. */
    at: time('at').notNull(),
    outcome: text('outcome').$type<PersonLookupOutcome>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.keyId, table.provider] }),
    index('person_lookups_provider').on(table.provider),
  ],
);

/**
 * `not_asked`: an address that is not to be told to anybody, or somebody who does not want it. `failed`: asked, but what came was no
 * answer.
 */
export type PersonLookupOutcome = 'found' | 'not_known' | 'not_asked' | 'failed';
