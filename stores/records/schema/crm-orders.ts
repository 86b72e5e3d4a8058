// Table of the orders and invoices that stand in a CRM: which of ours each is, and what of it was read last. One whose company is not known
// here waits in it.

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { OrderKind, OrderLine } from '#contract/order-report.ts';
import { crmConnections } from './crm-connections.ts';
import { orders } from './orders.ts';
import { time } from './time-column.ts';

/** What a CRM says of an order, by the names of our fields. */
export interface CrmOrderValues {
  readonly kind: OrderKind;
  readonly number: string;
  readonly orderedOn: string;
  readonly product: string;
  readonly amount: number;
  readonly currency: string;
  readonly lines: OrderLine[];
}

export const crmOrders = pgTable(
  'crm_orders',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    crmId: integer('crm_id')
      .notNull()
      .references(() => crmConnections.id, { onDelete: 'cascade' }),
    /** As the CRM names it, such as `sale.order`. */
    document: text('document').notNull(),
    theirId: text('their_id').notNull(),
    theirCompanyId: text('their_company_id').notNull(),
    /** Null while it is none of ours. */
    orderId: bigint('order_id', { mode: 'number' }).references(() => orders.id, { onDelete: 'set null' }),
    /** Null unless it is one that another connection told us of before. */
    sameAs: bigint('same_as', { mode: 'number' }).references(() => orders.id, { onDelete: 'set null' }),
    /** Its company is not known here. */
    isWaiting: boolean('is_waiting').notNull(),
    values: jsonb('values').$type<CrmOrderValues>().notNull(),
    /** In the CRM's own word. */
    state: text('state').notNull(),
    version: text('version').notNull(),
    /** Cancelled or deleted there. */
    goneAt: time('gone_at'),
    /** `missing`: it was not shown any more, and may be again; '' while it stands. */
    goneReason: text('gone_reason').$type<'' | 'cancelled' | 'missing'>().notNull().default(''),
  },
  (table) => [
    uniqueIndex('crm_orders_theirs').on(table.crmId, table.document, table.theirId),
    index('crm_orders_ours').on(table.orderId).where(sql`${table.orderId} IS NOT NULL`),
    index('crm_orders_same').on(table.sameAs).where(sql`${table.sameAs} IS NOT NULL`),
    index('crm_orders_company').on(table.crmId, table.theirCompanyId),
    index('crm_orders_missing').on(table.crmId, table.id).where(sql`${table.goneReason} = 'missing'`),
    index('crm_orders_waiting').on(table.crmId, table.theirCompanyId).where(sql`${table.isWaiting}`),
  ],
);
