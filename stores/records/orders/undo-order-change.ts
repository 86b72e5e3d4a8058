// Takes one change of an order back: what it wrote is replaced by what stood there before, unless somebody has changed it since.
// Taking back is a change as well, and can itself be taken back.

import { and, eq } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import { changeCompanies } from '../change-companies.ts';
import { isSame } from '../leads/note-change.ts';
import type { Records } from '../open-records.ts';
import { orderChanges } from '../schema/orders.ts';
import { isOfCrm } from './find-order-crm.ts';
import { lockOrder, orderFields, orTaken, readOrderFields, writeOrder } from './keep-orders.ts';
import { lockBuyerOf } from './lock-buyers.ts';
import { OrderRefusal } from './order-refusal.ts';

/** Rejects with OrderRefusal: `unknown_order`, `order_of_crm`, `unknown_change`, `changed_since`, `undone_already`, `order_number_taken`. */
export function undoOrderChange(
  records: Records,
  by: Author,
  { orderId, changeId }: { orderId: number; changeId: number },
): Promise<void> {
  return orTaken(() =>
    changeCompanies(records, 'undo_order_change', by, async (change) => {
      await lockBuyerOf(change.db, orderId);
      const row = await lockOrder(change.db, orderId);
      if (await isOfCrm(change.db, orderId)) throw new OrderRefusal('order_of_crm');
      const [told] = await change.db
        .select()
        .from(orderChanges)
        .where(and(eq(orderChanges.orderId, orderId), eq(orderChanges.id, changeId)))
        .limit(1);
      if (!told) throw new OrderRefusal('unknown_change');
      const now = orderFields(row);
      const isChanged = Object.entries(told.after).some(([field, value]) => !isSame(now[field], value));
      if (isChanged) throw new OrderRefusal('changed_since');
      const before = readOrderFields(told.before);
      // Of what was added nothing stood there before.
      const isAdded = Object.keys(before).length === 0;
      const values = isAdded ? { removedAt: new Date() } : before;
      await writeOrder(change, row, values, { action: 'undo_change', undoes: changeId });
    }),
  );
}
