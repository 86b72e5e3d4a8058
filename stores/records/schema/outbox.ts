// Tables of the outbox: what must still reach another tool, written in the transaction of what it is about, and the lanes in
// which it goes, one for each account that is spoken to.

import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { OutboxKind, OutboxState } from '#contract/outbox.ts';
import { connections } from './connections.ts';
import { time } from './time-column.ts';

export const outboxItems = pgTable(
  'outbox_items',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<OutboxKind>().notNull(),
    /** Items of one record are delivered in the order in which they were written. */
    recordKey: text('record_key').notNull(),
    /** The same item written again is the same item. */
    dedupeKey: text('dedupe_key').notNull(),
    lane: text('lane').notNull(),
    /** Whose credentials it needs; it goes with the connection. */
    connectionId: integer('connection_id').references(() => connections.id, { onDelete: 'cascade' }),
    /** The payload, JSON, sealed; '' once it is settled for good. */
    sealed: text('sealed').notNull(),
    /** Keyed hashes of the people whom it is about, by which an erasure finds it. */
    people: text('people').array().notNull().default([]),
    state: text('state').$type<OutboxState>().notNull().default('waiting'),
    /** Counted when a worker takes it: one that ends the worker is set aside in the end as well. */
    attempts: integer('attempts').notNull().default(0),
    nextAt: time('next_at').notNull().defaultNow(),
    /** Of the worker that has it; no longer its own after `claimedUntil`. */
    claim: uuid('claim'),
    claimedUntil: time('claimed_until'),
    /** Code of why it waits again or was set aside. */
    reason: text('reason').notNull().default(''),
    /** What the other side answered, in short and without secrets. */
    detail: text('detail').notNull().default(''),
    createdAt: time('created_at').notNull().defaultNow(),
    settledAt: time('settled_at'),
  },
  (table) => [
    uniqueIndex('outbox_items_once').on(table.kind, table.dedupeKey),
    index('outbox_items_next').on(table.nextAt, table.id).where(sql`${table.state} = 'waiting'`),
    index('outbox_items_record').on(table.recordKey, table.id).where(sql`${table.state} = 'waiting'`),
    index('outbox_items_pushes').on(table.recordKey, table.id).where(sql`${table.kind} = 'push_company'`),
    index('outbox_items_aside').on(table.id).where(sql`${table.state} = 'aside'`),
    index('outbox_items_settled').on(table.settledAt).where(sql`${table.settledAt} IS NOT NULL`),
    index('outbox_items_connection').on(table.connectionId),
    index('outbox_items_people').using('gin', table.people),
  ],
);

/** A lane that stands still: the other side asked for patience, or somebody must mend something first. */
export const outboxLanes = pgTable('outbox_lanes', {
  lane: text('lane').primaryKey(),
  /** Null: until somebody mends it. */
  pausedUntil: time('paused_until'),
  reason: text('reason').notNull(),
  detail: text('detail').notNull().default(''),
  changedAt: time('changed_at').notNull().defaultNow(),
});
