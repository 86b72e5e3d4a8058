// Hands items of the outbox to a worker, each to one at a time: it is the worker's until its time is over, so that a worker that
// was killed keeps nothing back.

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { OutboxKind } from '#contract/outbox.ts';
import type { Records } from '../open-records.ts';

export interface TakenItem {
  readonly id: number;
  readonly kind: OutboxKind;
  readonly lane: string;
  readonly connectionId: number | null;
  readonly recordKey: string;
  readonly sealed: string;
  /** This one included. */
  readonly attempts: number;
  /** Proves that the item is still this worker's. */
  readonly claim: string;
}

export interface TakeOptions {
  /** Others are left to newer programs. */
  readonly kinds: readonly OutboxKind[];
  readonly limit: number;
  /** Milliseconds; must be longer than any delivery. */
  readonly leaseMs: number;
  /** Nothing of these is taken. */
  readonly fullLanes?: readonly string[];
}

/**
 * The first that waits of each record, where its lane does not stand still. Several workers never get the same. Lanes that stand
 * still are read once and not for each item, since tens of thousands may wait behind one.
 */
export async function takeOutboxItems(
  { db }: Records,
  { kinds, limit, leaseMs, fullLanes = [] }: TakeOptions,
): Promise<TakenItem[]> {
  const claim = randomUUID();
  const { rows } = await db.execute<Record<string, unknown> & TakenItem>(sql`
    WITH free AS (
      SELECT i.id FROM outbox_items i
      WHERE i.state = 'waiting' AND i.next_at <= now() AND (i.claimed_until IS NULL OR i.claimed_until < now())
        AND i.kind = ANY(${sql.param([...kinds])}::text[])
        AND i.lane <> ALL (ARRAY(SELECT lane FROM outbox_lanes WHERE paused_until IS NULL OR paused_until > now()))
        AND i.lane <> ALL (${sql.param([...fullLanes])}::text[])
        AND NOT EXISTS (SELECT FROM outbox_items e
          WHERE e.record_key = i.record_key AND e.state = 'waiting' AND e.id < i.id)
      ORDER BY i.next_at, i.id LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED)
    UPDATE outbox_items AS item
    SET claim = ${claim}::uuid, claimed_until = now() + ${leaseMs}::float8 * interval '1 millisecond',
      attempts = item.attempts + 1
    FROM free WHERE item.id = free.id
    RETURNING item.id::float8 AS id, item.kind, item.lane, item.connection_id AS "connectionId",
      item.record_key AS "recordKey", item.sealed,
      item.attempts, item.claim`);
  return rows.sort((one, other) => one.id - other.id);
}
