// Holds companies, and what they stand as, before their orders are: whoever holds an order holds these, so that nobody who changes,
// merges or imports waits for ever, and whose an order is cannot change while it is written.

import { eq, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import { standingOf } from '../leads/company-members.ts';
import { orders } from '../schema/orders.ts';
import { OrderRefusal } from './order-refusal.ts';

/** Merges of merges; a company that stands as another again and again meanwhile is held as far as it was found. */
const roundsMax = 5;

/** By number. `companies`: a question for ids, in brackets; those that are held already are not waited for. */
export async function lockBuyers(db: Transaction, companies: SQL): Promise<void> {
  for (let round = 0, held = ''; round < roundsMax; round += 1) {
    const { rows } = await db.execute<{ ids: string | null }>(sql`
      WITH wanted AS (SELECT DISTINCT id FROM ${companies} AS asked(id)),
        standing AS (SELECT id FROM wanted UNION SELECT ${standingOf(sql`wanted.id`)} FROM wanted),
        held AS (SELECT c.id FROM companies c WHERE c.id IN (SELECT id FROM standing) ORDER BY c.id FOR NO KEY UPDATE)
      SELECT md5(string_agg(id::text, ',' ORDER BY id)) AS ids FROM held LIMIT 1`);
    const ids = rows[0]?.ids ?? '';
    // What was merged while somebody waited stands as another.
    if (ids === held) return;
    held = ids;
  }
}

/** Of one company. */
export function lockBuyer(db: Transaction, companyId: number): Promise<void> {
  return lockBuyers(db, sql`(SELECT ${companyId}::int)`);
}

/** Of an order, which can then be held itself. Throws OrderRefusal `unknown_order`. */
export async function lockBuyerOf(db: Transaction, orderId: number): Promise<void> {
  const [order] = await db
    .select({ companyId: orders.companyId })
    .from(orders)
    .where(eq(orders.id, orderId))
    .limit(1);
  if (!order) throw new OrderRefusal('unknown_order');
  await lockBuyer(db, order.companyId);
}
