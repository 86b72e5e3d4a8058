// Orders and invoices: a page of them, one, and what was changed about it.

import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { OrderKind } from '#contract/order-report.ts';
import { membersOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { orderChanges } from '../schema/orders.ts';

export interface ListedOrder extends Record<string, unknown> {
  id: number;
  /** Of what the company stands as now. */
  companyId: number;
  companyName: string;
  ownerId: string | null;
  ownerName: string;
  kind: OrderKind;
  number: string;
  orderedOn: string;
  product: string;
  amount: number;
  currency: string;
  source: string;
  madeCustomer: boolean;
  changedMs: number;
  isRemoved: boolean;
  changeId: number;
}

export interface OrderFilter {
  /** With those of companies that were merged into it. */
  readonly companyId?: number | undefined;
  readonly kind?: OrderKind | undefined;
  /** Days, both of them counted. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Users whose companies it is narrowed to, beside those without owner; undefined for all. */
  readonly seenBy?: readonly string[] | undefined;
}

interface OrderPlace {
  readonly day: string;
  readonly id: number;
}

const columns = sql`o.id::float8 AS id, c.id AS "companyId", c.name AS "companyName", c.owner_id AS "ownerId",
  c.owner_name AS "ownerName", o.kind, o.number, o.ordered_on::text AS "orderedOn", o.product, o.amount::float8 AS amount,
  o.currency, o.source, o.removed_at IS NOT NULL AS "isRemoved", o.change_id::float8 AS "changeId",
  round(extract(epoch FROM o.changed_at) * 1000)::float8 AS "changedMs",
  EXISTS (SELECT FROM order_changes h WHERE h.order_id = o.id AND h.before ? 'companyStatus')
    AND c.status = 'customer' AND o.removed_at IS NULL AS "madeCustomer"`;
/** Merges of merges; nobody goes deeper. */
const depthMax = 20;
/** `c`: what the order's company stands as. */
const tables = sql`orders o JOIN companies told ON told.id = o.company_id JOIN LATERAL (
    WITH RECURSIVE up(id, above, depth) AS (
      SELECT told.id, told.merged_into_id, 0
      UNION ALL SELECT n.id, n.merged_into_id, up.depth + 1 FROM up JOIN companies n ON n.id = up.above
      WHERE up.depth < ${depthMax})
    SELECT id FROM up WHERE above IS NULL LIMIT 1) AS root ON true
  JOIN companies c ON c.id = root.id`;

/** The newest day first. */
export async function listOrders(
  { db }: Pick<Records, 'db'>,
  filter: OrderFilter,
  page: {
    readonly after?: OrderPlace | undefined;
    readonly limit: number;
    /** As they were written down, so that none moves while somebody reads page after page; else the newest day first. */
    readonly isByNumber?: boolean;
  },
): Promise<ListedOrder[]> {
  const { companyId, kind, from, to, seenBy } = filter;
  const conditions: SQL[] = [sql`o.removed_at IS NULL`];
  if (companyId !== undefined) conditions.push(sql`o.company_id IN ${membersOf(companyId)}`);
  if (kind !== undefined) conditions.push(sql`o.kind = ${kind}`);
  if (from !== undefined) conditions.push(sql`o.ordered_on >= ${from}::date`);
  if (to !== undefined) conditions.push(sql`o.ordered_on <= ${to}::date`);
  if (seenBy !== undefined)
    conditions.push(sql`(c.owner_id IS NULL OR c.owner_id = ANY(${sql.param([...seenBy])}::text[]))`);
  if (page.after)
    conditions.push(
      page.isByNumber
        ? sql`o.id > ${page.after.id}`
        : sql`(o.ordered_on, o.id) < (${page.after.day}::date, ${page.after.id})`,
    );
  const order = page.isByNumber ? sql`o.id` : sql`o.ordered_on DESC, o.id DESC`;
  const { rows } = await db.execute<ListedOrder>(sql`
    SELECT ${columns} FROM ${tables} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY ${order} LIMIT ${page.limit}`);
  return rows;
}

/** Also one that was removed, since that can be taken back; undefined when there never was one. */
export async function findOrder({ db }: Pick<Records, 'db'>, id: number): Promise<ListedOrder | undefined> {
  const { rows } = await db.execute<ListedOrder>(
    sql`SELECT ${columns} FROM ${tables} WHERE o.id = ${id} LIMIT 1`,
  );
  return rows[0];
}

/** The newest first. */
export function listOrderChanges(
  { db }: Pick<Records, 'db'>,
  orderId: number,
  limit: number,
): Promise<(typeof orderChanges.$inferSelect)[]> {
  return db
    .select()
    .from(orderChanges)
    .where(eq(orderChanges.orderId, orderId))
    .orderBy(desc(orderChanges.id))
    .limit(limit);
}
