// What leaves the outbox without being delivered: what is done and old, what is about a person who was erased, and what is about
// a thing that is gone.

import { sql } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import type { RecordsTransaction } from './write-items.ts';

const forgottenAtOnce = 10_000;

/** Answers how many rows went; more may be left. What was set aside and not looked at goes with its payload at `asideBefore`. */
export async function forgetSettledItems(
  { db }: Records,
  { doneBefore, asideBefore }: { doneBefore: Date; asideBefore: Date },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM outbox_items WHERE id IN (
      SELECT id FROM outbox_items WHERE settled_at IS NOT NULL AND settled_at <
        CASE WHEN state = 'aside' THEN ${asideBefore}::timestamptz ELSE ${doneBefore}::timestamptz END
      ORDER BY settled_at LIMIT ${forgottenAtOnce})`);
  return rowCount ?? 0;
}

/** `people`: keyed hashes. An item that a worker has in hand at this moment settles nothing any more. */
export async function dropItemsAbout(db: RecordsTransaction, people: readonly string[]): Promise<number> {
  if (people.length === 0) return 0;
  const { rowCount } = await db.execute(sql`
    DELETE FROM outbox_items WHERE people && ${sql.param([...people])}::text[]`);
  return rowCount ?? 0;
}

/** What is no longer to be delivered, though nothing is wrong with it: the payload goes at once. */
export async function dropRecordItems(
  db: RecordsTransaction,
  recordKeys: readonly string[],
): Promise<number> {
  if (recordKeys.length === 0) return 0;
  const { rowCount } = await db.execute(sql`
    UPDATE outbox_items SET state = 'dropped', sealed = '', people = '{}', reason = 'gone_there', claim = NULL,
      settled_at = now()
    WHERE record_key = ANY(${sql.param([...recordKeys])}::text[]) AND state IN ('waiting', 'aside')`);
  return rowCount ?? 0;
}
