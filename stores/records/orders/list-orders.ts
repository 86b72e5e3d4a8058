// Orders and invoices: a page of them, one, and what was changed about it.

import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { OrderCrm, OrderKind, OrderLine, OrderTotal } from '#contract/order-report.ts';
import { joinStandingOfEach } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { orderChanges } from '../schema/orders.ts';
import { findNewest, type OrderFilter, type OrderPlace, ordersByNumber } from './find-newest.ts';
import { orderCrm } from './find-order-crm.ts';

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
  lines: OrderLine[];
  amount: number;
  currency: string;
  source: string;
  madeCustomer: boolean;
  changedMs: number;
  isRemoved: boolean;
  changeId: number;
  crm: OrderCrm | null;
}

const columns = sql`o.id::float8 AS id, c.id AS "companyId", c.name AS "companyName", c.owner_id AS "ownerId",
  c.owner_name AS "ownerName", o.kind, o.number, o.ordered_on::text AS "orderedOn", o.product, o.lines, o.amount::float8 AS amount,
  o.currency, o.source, ${orderCrm} AS crm, o.removed_at IS NOT NULL AS "isRemoved", o.change_id::float8 AS "changeId",
  round(extract(epoch FROM o.changed_at) * 1000)::float8 AS "changedMs",
  EXISTS (SELECT FROM order_changes h WHERE h.order_id = o.id AND h.before ? 'companyStatus')
    AND c.status = 'customer' AND o.removed_at IS NULL AS "madeCustomer"`;
/** `c`: what the company of each of these orders stands as. */
const tablesOf = (some: SQL) => sql`${some} o ${joinStandingOfEach(sql`o.company_id`)}`;

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
  const { after, limit, isByNumber = false } = page;
  if (isByNumber) {
    const { rows } = await db.execute<ListedOrder>(sql`
      SELECT ${columns} FROM ${tablesOf(ordersByNumber(filter, after?.id, limit))} ORDER BY o.id LIMIT ${limit}`);
    return rows;
  }
  const ask = async (some: SQL) => {
    const { rows } = await db.execute<ListedOrder>(sql`
      SELECT ${columns} FROM ${tablesOf(some)} ORDER BY o.ordered_on DESC, o.id DESC LIMIT ${limit}`);
    return rows;
  };
  return findNewest(db, filter, { after, limit }, { ask, isAll: (rows) => rows.length === limit });
}

/** Of the newest `max`, which are counted and added up by currency, orders and invoices each for themselves. */
export async function sumOrders(
  { db }: Pick<Records, 'db'>,
  filter: OrderFilter,
  max: number,
): Promise<OrderTotal> {
  const countOf = (sums: readonly { count: number }[]) => sums.reduce((all, one) => all + one.count, 0);
  const ask = async (some: SQL) => {
    const { rows } = await db.execute<OrderTotal['sums'][number]>(sql`
      SELECT CASE o.kind WHEN 'order' THEN 'order' ELSE 'invoice' END AS kind, o.currency, round(sum(o.amount), 2)::float8 AS amount, count(*)::float8 AS count FROM ${some} o
      GROUP BY 1, o.currency ORDER BY count(*) DESC, o.currency, 1 DESC LIMIT 200`);
    return rows;
  };
  const sums = await findNewest(
    db,
    filter,
    { limit: max + 1 },
    { ask, isAll: (rows) => countOf(rows) > max },
  );
  const count = countOf(sums);
  return { count: Math.min(count, max), isMore: count > max, sums };
}

/** Also one that was removed, since that can be taken back; undefined when there never was one. */
export async function findOrder({ db }: Pick<Records, 'db'>, id: number): Promise<ListedOrder | undefined> {
  const { rows } = await db.execute<ListedOrder>(
    sql`SELECT ${columns} FROM ${tablesOf(sql`orders`)} WHERE o.id = ${id} LIMIT 1`,
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
