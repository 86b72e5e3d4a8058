// One thing is made in a CRM by one delivery at a time: two of them that both found nothing there would make it twice. Which records are
// one is known only when they are delivered, since companies are merged and people move while items wait.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { type LedgerLine, writeLedger } from './crm-ledger.ts';

/**
 * Writes the line of what is about to be made. Undefined when another delivery is making it, or has made it since this one looked: then the
 * next look finds it. `leaseMs`: longer than any call; whoever says nothing for so long has ended.
 */
export async function claimMaking(
  { db }: Pick<Records, 'db'>,
  line: LedgerLine,
  { keys, leaseMs }: { readonly keys: OutboxKeys; readonly leaseMs: number },
): Promise<number | undefined> {
  const { crmId, kind, ourId, itemId } = line;
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`fiuto making ${crmId} ${kind} ${ourId}`}, 0))`,
    );
    // One whose outcome is in doubt has a reason: it is looked for, and holds nobody up.
    const { rows } = await tx.execute(sql`
      SELECT 1 FROM crm_writes WHERE crm_id = ${crmId} AND our_id = ${ourId} AND state = 'sending' AND their_id = '' AND reason = ''
        AND item_id IS DISTINCT FROM ${itemId ?? null}::bigint AND at > now() - ${leaseMs}::float8 * interval '1 millisecond'
      UNION ALL SELECT 1 FROM crm_links WHERE crm_id = ${crmId} AND kind = ${kind} AND our_id = ${ourId} AND gone_at IS NULL LIMIT 1`);
    return rows.length > 0 ? undefined : writeLedger(tx, line, keys);
  });
}
