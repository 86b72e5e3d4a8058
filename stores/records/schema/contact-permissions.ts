// Whether a person may be called or written to, as colleagues noted it: each note is a row, and the last one of a channel holds.

import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { ContactChannel, ContactState } from '#contract/contact-report.ts';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

export const contactPermissions = pgTable(
  'contact_permissions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The key that stood for the person then: what is noted goes where the key goes, and with it. */
    keyId: bigint('key_id', { mode: 'number' })
      .notNull()
      .references(() => identityKeys.id, { onDelete: 'cascade' }),
    channel: text('channel').$type<ContactChannel>().notNull(),
    /** `unknown` takes an earlier note back. */
    state: text('state').$type<ContactState>().notNull(),
    /** How the colleague knows. */
    source: text('source').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
  },
  (table) => [
    index('contact_permissions_key').on(table.keyId, table.channel, table.id),
    index('contact_permissions_by').on(table.byId, table.at),
  ],
);
