// What people ask of the operator about their own data: written down, listed, answered.

import { sql } from 'drizzle-orm';
import type { RightsRequestKind, RightsRequestState } from '#contract/rights-report.ts';
import type { Records } from '../open-records.ts';
import { rightsRequests } from '../schema/rights.ts';

export interface RightsRequest extends Record<string, unknown> {
  id: number;
  kind: RightsRequestKind;
  email: string;
  hash: string;
  at: Date;
  dueAt: Date;
  state: RightsRequestState;
  settledAt: Date | null;
  settledByName: string;
  reason: string;
}

/** Somebody who asks again while the first is open has asked once. */
export async function addRightsRequest(
  { db }: Pick<Records, 'db'>,
  asked: { kind: RightsRequestKind; email: string; hash: string; state: 'open' | 'approved' },
  now: Date,
): Promise<void> {
  const { kind, email, hash, state } = asked;
  const due = monthLater(now);
  await db.execute(sql`
    INSERT INTO rights_requests (kind, email, hash, at, due_at, state)
    SELECT ${kind}, ${email}, ${hash}, ${now.toISOString()}, ${due.toISOString()}, ${state}
    WHERE NOT EXISTS (SELECT FROM rights_requests WHERE hash = ${hash} AND kind = ${kind} AND state IN ('open', 'approved'))`);
}

/** The law gives a month (art. 12(3) GDPR): of the 31st, where the next month is shorter, to its last day. */
function monthLater(now: Date): Date {
  const due = new Date(now);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== now.getUTCDate()) due.setUTCDate(0);
  return due;
}

/** Open ones first, by when they are due; then the newest. */
export async function listRightsRequests(
  { db }: Records,
  { hash, state, limit }: { hash?: string; state?: RightsRequestState; limit: number },
): Promise<RightsRequest[]> {
  const ofHash = hash === undefined ? sql`true` : sql`hash = ${hash}`;
  const ofState = state === undefined ? sql`true` : sql`state = ${state}`;
  return db
    .select()
    .from(rightsRequests)
    .where(sql`${ofHash} AND ${ofState}`)
    .orderBy(
      sql`(state IN ('open', 'approved')) DESC, CASE WHEN state IN ('open', 'approved') THEN due_at END, id DESC`,
    )
    .limit(limit);
}

export async function findRightsRequest({ db }: Records, id: number): Promise<RightsRequest | undefined> {
  const [row] = await db.select().from(rightsRequests).where(sql`id = ${id}`).limit(1);
  return row;
}

/** From then on nothing but the hash says who asked. False when it was answered before. */
export async function settleRightsRequest(
  { db }: Records,
  id: number,
  { state, byName, reason = '' }: { state: 'done' | 'refused'; byName: string; reason?: string },
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    UPDATE rights_requests SET state = ${state}, settled_at = now(), settled_by_name = ${byName}, reason = ${reason}, email = ''
    WHERE id = ${id} AND state IN ('open', 'approved')`);
  return (rowCount ?? 0) > 0;
}

/** An erasure answers whatever they had asked. */
export async function settleRequestsOf(
  { db }: Records,
  hashes: readonly string[],
  byName: string,
): Promise<void> {
  await db.execute(sql`
    UPDATE rights_requests SET state = 'done', settled_at = now(), settled_by_name = ${byName}, email = ''
    WHERE hash = ANY(${sql.param([...hashes])}::text[]) AND state IN ('open', 'approved')`);
  await db.execute(
    sql`UPDATE rights_requests SET email = '' WHERE hash = ANY(${sql.param([...hashes])}::text[])`,
  );
}

/** Proof of an answer, as long as somebody may complain. Answers how many were forgotten. */
export async function forgetRightsRequests({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`DELETE FROM rights_requests WHERE settled_at < ${before.toISOString()}`,
  );
  return rowCount ?? 0;
}
