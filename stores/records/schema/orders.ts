// Tables of what companies bought: orders and invoices, and every change of one, so that it can be read and taken back.

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { OrderKind, OrderLine } from '#contract/order-report.ts';
import { users } from './access.ts';
import { companies } from './companies.ts';
import { time } from './time-column.ts';

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const orders = pgTable(
  'orders',
  {
    id: id(),
    /** As it was told; what the company was merged into since is found by the merge. */
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    kind: text('kind').$type<OrderKind>().notNull(),
    /** As the books have it. */
    number: text('number').notNull(),
    /**
     * '' for the operator's own books. Of an order of a CRM whose number stands there for another one, the name of that order there, so
     * that both stand here.
     */
    book: text('book').notNull().default(''),
    /** A day, such as 2026-11-27. */
    orderedOn: date('ordered_on', { mode: 'string' }).notNull(),
    product: text('product').notNull().default(''),
    /** Of several products; empty for an order of one. */
    lines: jsonb('lines').$type<OrderLine[]>().notNull().default([]),
    amount: numeric('amount', { precision: 18, scale: 2, mode: 'number' }).notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    /** What brought it, such as `manual`, `import:12` or `crm:3`. */
    source: text('source').notNull(),
    /** Who looks after what its company stands as, kept here so that what a salesperson sees is found by whose it is. */
    ownerId: text('owner_id').references(() => users.id, { onDelete: 'set null' }),
    /** False until it was looked up, of orders that are older than this column. */
    ownerKnown: boolean('owner_known').notNull().default(false),
    /** The owner, '' for nobody, or '?' while that is not known: in one column, so that an index has those of each in order. */
    whose: text('whose').generatedAlwaysAs(
      sql`CASE WHEN owner_known THEN coalesce(owner_id, '') ELSE '?' END`,
    ),
    createdAt: time('created_at').notNull().defaultNow(),
    changedAt: time('changed_at').notNull().defaultNow(),
    removedAt: time('removed_at'),
    /** Of its last change: who writes says which one they saw. */
    changeId: bigint('change_id', { mode: 'number' }).notNull(),
  },
  (table) => {
    const isThere = sql`${table.removedAt} IS NULL`;
    return [
      // The same list, read twice, makes nothing twice.
      uniqueIndex('orders_number').on(table.kind, table.number, table.book).where(isThere),
      index('orders_by_number').on(sql`lower(${table.number}) text_pattern_ops`),
      index('orders_by_day').on(table.orderedOn, table.id).where(isThere),
      index('orders_by_kind').on(table.kind, table.orderedOn, table.id).where(isThere),
      index('orders_by_amount').on(table.amount).where(isThere),
      index('orders_by_owner').on(table.whose, table.orderedOn, table.id),
      index('orders_removed').on(table.orderedOn, table.id).where(sql`${table.removedAt} IS NOT NULL`),
      index('orders_without_owner_known').on(table.id).where(sql`NOT ${table.ownerKnown}`),
      index('orders_company').on(table.companyId, table.orderedOn, table.id),
    ];
  },
);

/** `before` and `after` hold the changed fields alone. */
export const orderChanges = pgTable(
  'order_changes',
  {
    id: id(),
    orderId: bigint('order_id', { mode: 'number' })
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** Verb and thing, such as `change_order`. */
    action: text('action').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: time('at').notNull().defaultNow(),
    /** The change that this one takes back. */
    undoes: bigint('undoes', { mode: 'number' }),
  },
  (table) => [
    index('order_changes_order').on(table.orderId, table.id),
    uniqueIndex('order_changes_undone').on(table.undoes).where(sql`${table.undoes} IS NOT NULL`),
  ],
);
