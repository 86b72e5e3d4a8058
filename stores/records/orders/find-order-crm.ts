// Whose an order is: one that stands in a CRM whose orders are read is changed there, and not here.

import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';

/** Of a row `o` of orders: the connection with the state there, as JSON; null when it is ours. In brackets. */
export const orderCrm: SQL = sql`(SELECT jsonb_build_object('id', n.id, 'name', n.name, 'state', h.state)
  FROM crm_orders h JOIN crm_connections n ON n.id = h.crm_id
  WHERE h.order_id = o.id AND h.gone_at IS NULL AND coalesce((n.settings->>'takesOrders')::boolean, true)
    AND n.order_documents @> jsonb_build_array(jsonb_build_object('name', h.document))
  ORDER BY h.id LIMIT 1)`;

export async function isOfCrm(
  db: Pick<Records['db'] | Transaction, 'execute'>,
  orderId: number,
): Promise<boolean> {
  const { rows } = await db.execute<{ isTheirs: boolean }>(
    sql`SELECT ${orderCrm} IS NOT NULL AS "isTheirs" FROM orders o WHERE o.id = ${orderId} LIMIT 1`,
  );
  return rows[0]?.isTheirs === true;
}
