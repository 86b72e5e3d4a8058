// Destroys the bodies of deliveries that tell of somebody who was erased, or of what is gone at the provider: nobody reads them again.

import { sql } from 'drizzle-orm';
import type { RecordsTransaction } from '../outbox/write-items.ts';

/** `ids`: of deliveries that are settled in the same transaction. */
export async function forgetDeliveryBodies(db: RecordsTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    UPDATE webhook_deliveries SET sealed = '' WHERE id = ANY(${sql.param([...ids])}::bigint[])`);
}
