// Notes what became of an item, if it is still the worker's that says so.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { TakenItem } from './take-items.ts';
import type { RecordsTransaction } from './write-items.ts';

type Claimed = Pick<TakenItem, 'id' | 'claim'>;

/**
 * Delivered: `effect`, what it changes here, is written in the same transaction, so that both happen once. False, and no effect,
 * when somebody else has the item by now, or it was taken back.
 */
export async function settleDone(
  { db }: Records,
  item: Claimed,
  effect: (db: RecordsTransaction) => Promise<void>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isOurs = await settle(
      tx,
      item,
      sql`state = 'done', sealed = '', reason = '', detail = '', settled_at = now()`,
    );
    if (isOurs) await effect(tx);
    return isOurs;
  });
}

/** Once more after `waitMs`. `isFree`: the try does not count, since the item was not to blame. */
export function settleAgain(
  { db }: Records,
  item: Claimed,
  { waitMs, reason, detail, isFree }: { waitMs: number; reason: string; detail: string; isFree: boolean },
): Promise<boolean> {
  return settle(
    db,
    item,
    sql`next_at = now() + ${waitMs}::float8 * interval '1 millisecond', reason = ${reason}, detail = ${detail},
      attempts = attempts - ${isFree ? 1 : 0}`,
  );
}

/** Set aside until somebody looks, with `effect` in the same transaction; the payload stays, so that it can be tried again. */
export function settleAside(
  { db }: Records,
  item: Claimed,
  { reason, detail }: { reason: string; detail: string },
  effect: (db: RecordsTransaction) => Promise<void> = async () => undefined,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const aside = sql`state = 'aside', reason = ${reason}, detail = ${detail}, settled_at = now()`;
    const isOurs = await settle(tx, item, aside);
    if (isOurs) await effect(tx);
    return isOurs;
  });
}

async function settle(
  db: RecordsTransaction,
  { id, claim }: Claimed,
  change: ReturnType<typeof sql>,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    UPDATE outbox_items SET claim = NULL, claimed_until = NULL, ${change}
    WHERE id = ${id} AND claim = ${claim}::uuid AND state = 'waiting'`);
  return (rowCount ?? 0) > 0;
}
