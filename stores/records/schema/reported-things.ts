// Tables of what providers told of, so that it can be taken away when they say that it is gone: which events a thing became,
// what is gone, and the deletions that have to be done in the event store.

import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { connections } from './connections.ts';
import { sites } from './sites.ts';
import { time } from './time-column.ts';

const siteId = () =>
  integer('site_id')
    .notNull()
    .references(() => sites.id, { onDelete: 'cascade' });

/** One row for each event that came of a comment, a lead, a record: kept as long as the event. */
export const reportedThings = pgTable(
  'reported_things',
  {
    connectionId: integer('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** Keyed hash of the provider's id. */
    thing: text('thing').notNull(),
    eventId: uuid('event_id').notNull(),
    siteId: siteId(),
    at: time('at').notNull(),
    /** Names and values that it told of the person, JSON, sealed; '' when it told none. */
    sealedSaid: text('sealed_said').notNull().default(''),
    /** Keyed hashes of the names. */
    people: text('people').array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.thing, table.eventId] }),
    index('reported_things_people').using('gin', table.people),
    index('reported_things_at').on(table.at),
  ],
);

/** What a provider said is gone: whatever happened to it before is no longer taken, however late it comes. */
export const goneThings = pgTable(
  'gone_things',
  {
    connectionId: integer('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    thing: text('thing').notNull(),
    goneAt: time('gone_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.thing] }),
    index('gone_things_at').on(table.goneAt),
  ],
);

/** Events to be taken out of the event store; outlives the connection that asked for it. */
export const eventDeletions = pgTable(
  'event_deletions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    siteId: siteId(),
    eventId: uuid('event_id').notNull(),
    /** Of the event. */
    at: time('at').notNull(),
    askedAt: time('asked_at').notNull().defaultNow(),
    /** When the event store is looked at next: an event may still be on the queue. */
    nextAt: time('next_at').notNull().defaultNow(),
    /** As in `reported_things`, for the profile; '' when it told nothing of a person. */
    sealedSaid: text('sealed_said').notNull().default(''),
    people: text('people').array().notNull().default([]),
    source: text('source').notNull(),
    /** How often it was looked for. */
    passes: integer('passes').notNull().default(0),
    /** Null until it was looked for once. */
    doneAt: time('done_at'),
  },
  (table) => [
    uniqueIndex('event_deletions_once').on(table.siteId, table.eventId),
    index('event_deletions_next').on(table.nextAt, table.id),
    index('event_deletions_people').using('gin', table.people),
    index('event_deletions_open').on(table.id).where(sql`${table.doneAt} IS NULL`),
  ],
);
