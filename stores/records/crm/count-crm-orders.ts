// How many orders of a CRM stand here, and how many wait for their company: kept with the connection in the change that takes them in, so
// that nobody counts a million of them after each reading.

import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { crmOrders } from '../schema/crm-orders.ts';

/** More are not counted. */
const countedMax = 10_000_000;

type Counted = Pick<typeof crmOrders.$inferSelect, 'orderId' | 'isWaiting' | 'goneAt'>;

const isTaken = sql`order_id IS NOT NULL AND NOT is_waiting`;
const stored = (taken: SQL, waiting: SQL) =>
  sql`jsonb_build_object('taken', ${taken}, 'waiting', ${waiting})`;

/**
 * What became other in the counts with these rows, by our numbers. `before`: those of them that stood before, held since. Last in the
 * transaction: others wait for the connection's row until it ends.
 */
export async function noteOrderCounts(
  db: Transaction,
  crmId: number,
  before: Iterable<Counted>,
  ids: readonly number[],
): Promise<void> {
  const standing = [...before].filter(({ goneAt }) => goneAt === null);
  const waiting = standing.filter(({ isWaiting }) => isWaiting).length;
  const taken = standing.filter(({ orderId, isWaiting }) => orderId !== null && !isWaiting).length;
  await db.execute(sql`
    UPDATE crm_connections c SET order_counts = ${stored(
      sql`(c.order_counts->>'taken')::int + now.taken - ${taken}::int`,
      sql`(c.order_counts->>'waiting')::int + now.waiting - ${waiting}::int`,
    )}
    FROM (SELECT count(*) FILTER (WHERE ${isTaken})::int AS taken, count(*) FILTER (WHERE is_waiting)::int AS waiting
      FROM crm_orders WHERE id = ANY(${sql.param([...ids])}::bigint[]) AND gone_at IS NULL) AS now
    WHERE c.id = ${crmId} AND (now.taken <> ${taken}::int OR now.waiting <> ${waiting}::int)`);
}

/** All of them anew: where an older program took some in, or rows went some other way. */
export async function recountCrmOrders({ db }: Pick<Records, 'db'>, crmId: number): Promise<void> {
  await db.transaction(async (tx) => {
    // Whoever takes some in meanwhile adds theirs after this.
    await tx.execute(sql`SELECT FROM crm_connections WHERE id = ${crmId} FOR NO KEY UPDATE`);
    await tx.execute(sql`
      UPDATE crm_connections SET order_counts = (
        SELECT ${stored(sql`count(*) FILTER (WHERE ${isTaken})`, sql`count(*) FILTER (WHERE is_waiting)`)}
        FROM (SELECT order_id, is_waiting FROM crm_orders WHERE crm_id = ${crmId} AND gone_at IS NULL LIMIT ${countedMax}) AS o)
      WHERE id = ${crmId}`);
  });
}
