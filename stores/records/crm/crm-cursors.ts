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

/**
 * As `readCursor`; undefined while it rests: for `betweenMs` after it was moved, for `afterAllMs` after it was moved back to the beginning.
 */
export async function readRestedCursor(
  db: Db,
  crmId: number,
  stream: string,
  { betweenMs, afterAllMs }: { readonly betweenMs: number; readonly afterAllMs: number },
): Promise<string | undefined> {
  const { rows } = await db.execute<{ cursor: string; isRested: boolean }>(sql`
    SELECT cursor, moved_at <= now() - interval '1 millisecond'
      * CASE WHEN cursor = '' THEN ${afterAllMs}::float8 ELSE ${betweenMs}::float8 END AS "isRested"
    FROM crm_cursors WHERE crm_id = ${crmId} AND stream = ${stream} LIMIT 1`);
  const [row] = rows;
  if (row === undefined) return '';
  return row.isRested ? row.cursor : undefined;
}

const acceptedStream = 'many_gone_accepted';

/** A human said that what is missing there in numbers is gone: it holds for a day, and all is looked for anew. */
export async function acceptManyGone(db: Db, crmId: number): Promise<void> {
  await db.execute(sql`DELETE FROM crm_cursors WHERE crm_id = ${crmId} AND stream LIKE '%\\_sweep'`);
  await moveCursor(db, crmId, acceptedStream, '');
}

export async function isManyGoneAccepted(db: Db, crmId: number): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM crm_cursors WHERE crm_id = ${crmId} AND stream = ${acceptedStream} AND moved_at > now() - interval '1 day' LIMIT 1`);
  return rows.length > 0;
}

export interface DuePull {
  readonly id: number;
  readonly startedAt: Date;
}

/** A connection from which it is time to read, for one worker alone until `leaseMs` are over; undefined when there is none. */
export async function takeDuePull({ db }: Records, leaseMs: number): Promise<DuePull | undefined> {
  const { rows } = await db.execute<{ id: number; startedMs: number }>(sql`
    UPDATE crm_connections SET pull_claimed_until = now() + ${leaseMs}::float8 * interval '1 millisecond'
    WHERE id = (SELECT id FROM crm_connections
      WHERE mode <> 'paused' AND next_pull_at <= now() AND (pull_claimed_until IS NULL OR pull_claimed_until < now())
      ORDER BY next_pull_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, ceil(extract(epoch FROM now()) * 1000)::float8 AS "startedMs"`);
  const [row] = rows;
  return row && { id: row.id, startedAt: new Date(row.startedMs) };
}

/**
 * `many_gone` is no failure: all was read, and something is for a human to say. `waitMs`: until the next reading; one that was asked for while this one was under way is not put off, unless this one failed. `reason`: ''
 * when all was read, up to the moment when the reading began: what changed during it may lie behind it.
 */
export async function settlePull(
  { db }: Records,
  { id, startedAt }: DuePull,
  { waitMs, reason, detail }: { waitMs: number; reason: string; detail: string },
): Promise<void> {
  const isRead = reason === '' || reason === 'many_gone';
  const later = sql`now() + ${waitMs}::float8 * interval '1 millisecond'`;
  const { nextPullAt } = crmConnections;
  await db
    .update(crmConnections)
    .set({
      ...{ pullClaimedUntil: null, pullReason: reason, pullDetail: detail },
      nextPullAt: isRead
        ? sql`CASE WHEN ${nextPullAt} > ${startedAt} THEN ${nextPullAt} ELSE ${later} END`
        : later,
      pullFailures: isRead ? 0 : sql`${crmConnections.pullFailures} + 1`,
      ...(isRead ? { pulledAt: startedAt } : {}),
    })
    .where(eq(crmConnections.id, id));
}
