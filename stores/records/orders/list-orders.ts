// Orders and invoices: a page of them, one, and what was changed about it.

import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { OrderCrm, OrderKind, OrderLine, OrderState, OrderTotal } from '#contract/order-report.ts';
import { membersOf } from '../leads/company-members.ts';
import type { Records } from '../open-records.ts';
import { orderChanges } from '../schema/orders.ts';
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

export interface OrderFilter {
  /** With those of companies that were merged into it. */
  readonly companyId?: number | undefined;
  readonly kind?: OrderKind | undefined;
  /** Days, both of them counted. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The beginning of a number. */
  readonly search?: string | undefined;
  readonly amountMin?: number | undefined;
  readonly amountMax?: number | undefined;
  readonly state: OrderState;
  /** Users whose companies it is narrowed to, beside those without owner; undefined for all. */
  readonly seenBy?: readonly string[] | undefined;
}

interface OrderPlace {
  readonly day: string;
  readonly id: number;
}

const columns = sql`o.id::float8 AS id, c.id AS "companyId", c.name AS "companyName", c.owner_id AS "ownerId",
  c.owner_name AS "ownerName", o.kind, o.number, o.ordered_on::text AS "orderedOn", o.product, o.lines, o.amount::float8 AS amount,
  o.currency, o.source, ${orderCrm} AS crm, o.removed_at IS NOT NULL AS "isRemoved", o.change_id::float8 AS "changeId",
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
  const conditions = conditionsOf(filter);
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

/** Of the newest `max`, which are counted and added up by currency. */
export async function sumOrders(
  { db }: Pick<Records, 'db'>,
  filter: OrderFilter,
  max: number,
): Promise<OrderTotal> {
  const { rows } = await db.execute<OrderTotal['sums'][number]>(sql`
    SELECT currency, round(sum(amount), 2)::float8 AS amount, count(*)::float8 AS count FROM (
      SELECT o.currency, o.amount FROM ${filter.seenBy === undefined ? sql`orders o` : tables}
      WHERE ${sql.join(conditionsOf(filter), sql` AND `)} ORDER BY o.ordered_on DESC, o.id DESC LIMIT ${max + 1}) AS part
    GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 200`);
  const count = rows.reduce((all, one) => all + one.count, 0);
  return { count: Math.min(count, max), isMore: count > max, sums: rows };
}

function conditionsOf(filter: OrderFilter): SQL[] {
  const { companyId, kind, from, to, search, amountMin, amountMax, state, seenBy } = filter;
  const conditions: (SQL | undefined)[] = [
    state === 'removed' ? sql`o.removed_at IS NOT NULL` : sql`o.removed_at IS NULL`,
    companyId === undefined ? undefined : sql`o.company_id IN ${membersOf(companyId)}`,
    kind === undefined ? undefined : sql`o.kind = ${kind}`,
    from === undefined ? undefined : sql`o.ordered_on >= ${from}::date`,
    to === undefined ? undefined : sql`o.ordered_on <= ${to}::date`,
    search === undefined ? undefined : sql`lower(o.number) LIKE ${`${escapeLike(search.toLowerCase())}%`}`,
    amountMin === undefined ? undefined : sql`o.amount >= ${amountMin}::numeric`,
    amountMax === undefined ? undefined : sql`o.amount <= ${amountMax}::numeric`,
    seenBy === undefined
      ? undefined
      : sql`(c.owner_id IS NULL OR c.owner_id = ANY(${sql.param([...seenBy])}::text[]))`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** What is looked for stands for itself. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
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
