// Table of the signals: what was new about a company and worth a person's look. A signal that was written stays as it was, with
// the figures that held then.

import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { SignalKind } from '#contract/signal-rules.ts';
import type { Verdict } from '#contract/verdict-rules.ts';
import { companies } from './companies.ts';
import { leads } from './leads.ts';
import { identityKeys } from './persons.ts';
import { time } from './time-column.ts';

export const signals = pgTable(
  'signals',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    /** The lead that was open when it was found; null when there was none. */
    leadId: bigint('lead_id', { mode: 'number' }).references(() => leads.id, { onDelete: 'set null' }),
    /** Whom it is about, where it is about one person who is known. */
    personId: bigint('person_id', { mode: 'number' }).references(() => identityKeys.id, {
      onDelete: 'set null',
    }),
    kind: text('kind').$type<SignalKind>().notNull(),
    /** The same for the same news, however often it is found. */
    key: text('key').notNull(),
    /** When it came to be, and when it was found. */
    at: time('at').notNull(),
    foundAt: time('found_at').notNull().defaultNow(),
    /** The event that brought it; null for what time brings. */
    eventId: uuid('event_id'),
    /** Ids of visits (their first event), requests, persons or promises. */
    because: text('because').array().notNull().default([]),
    /** As they stood then. */
    score: smallint('score').notNull(),
    fit: smallint('fit').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    band: text('band').$type<'verified' | 'high'>().notNull(),
    deal: text('deal').$type<'none' | 'open' | 'lost'>().notNull(),
  },
  (table) => [
    unique('signals_key').on(table.key),
    index('signals_company').on(table.companyId, table.id),
    index('signals_lead').on(table.leadId, table.id).where(sql`${table.leadId} IS NOT NULL`),
    index('signals_person').on(table.personId).where(sql`${table.personId} IS NOT NULL`),
    index('signals_found').on(table.foundAt, table.id),
  ],
);
