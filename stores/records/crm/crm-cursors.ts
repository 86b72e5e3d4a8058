// How far a connection was read, and who reads from it at this moment.

import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import { crmConnections, crmCursors } from '../schema/crm-connections.ts';

type Db = Records['db'] | Transaction;

/** '' where nothing was read yet. */
export async function readCursor(db: Db, crmId: number, stream: string): Promise<string> {
  const [row] = await db
    .select({ cursor: crmCursors.cursor })
    .from(crmCursors)
    .where(and(eq(crmCursors.crmId, crmId), eq(crmCursors.stream, stream)))
    .limit(1);
  return row?.cursor ?? '';
}

/** Written in the transaction of what was read up to there: read twice or not at all is both impossible. */
export async function moveCursor(db: Db, crmId: number, stream: string, cursor: string): Promise<void> {
  await db
    .insert(crmCursors)
    .values({ crmId, stream, cursor })
    .onConflictDoUpdate({
      target: [crmCursors.crmId, crmCursors.stream],
      set: { cursor, movedAt: sql`now()` },
    });
}

/** A connection from which it is time to read, for one worker alone until `leaseMs` are over; undefined when there is none. */
export async function takeDuePull({ db }: Records, leaseMs: number): Promise<number | undefined> {
  const { rows } = await db.execute<{ id: number }>(sql`
    UPDATE crm_connections SET pull_claimed_until = now() + ${leaseMs}::float8 * interval '1 millisecond'
    WHERE id = (SELECT id FROM crm_connections
      WHERE mode <> 'paused' AND next_pull_at <= now() AND (pull_claimed_until IS NULL OR pull_claimed_until < now())
      ORDER BY next_pull_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`);
  return rows[0]?.id;
}

/** `waitMs`: until the next reading. `reason`: '' when all was read. */
export async function settlePull(
  { db }: Records,
  id: number,
  { waitMs, reason, detail }: { waitMs: number; reason: string; detail: string },
): Promise<void> {
  await db
    .update(crmConnections)
    .set({
      ...{ pullClaimedUntil: null, pullReason: reason, pullDetail: detail },
      nextPullAt: sql`now() + ${waitMs}::float8 * interval '1 millisecond'`,
      pullFailures: reason === '' ? 0 : sql`${crmConnections.pullFailures} + 1`,
      ...(reason === '' ? { pulledAt: sql`now()` } : {}),
    })
    .where(eq(crmConnections.id, id));
}
