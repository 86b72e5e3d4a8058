// What people ask of the operator about their own data: written down, listed, answered.

import { sql } from 'drizzle-orm';
import type { RightsRequestKind, RightsRequestState } from '#contract/rights-report.ts';
import type { Records } from '../open-records.ts';
import { rightsRequests } from '../schema/rights.ts';
import type { LinkLanguage } from './rights-links.ts';

export type RightsRequest = typeof rightsRequests.$inferSelect;

export interface AskedRight {
  kind: RightsRequestKind;
  email: string;
  hash: string;
  state: 'open' | 'approved';
  /** Of the page on which it was asked. */
  language: LinkLanguage;
  /** The address, as `RightsContents.sealEmail` seals it: what is left of it while the answer is mailed. */
  sealedEmail: string;
}

/** Somebody who asks again while the first is open has asked once. */
export async function addRightsRequest(
  { db }: Pick<Records, 'db'>,
  asked: AskedRight,
  now: Date,
): Promise<void> {
  const { kind, email, hash, state, language, sealedEmail } = asked;
  const due = monthLater(now);
  await db.execute(sql`
    INSERT INTO rights_requests (kind, email, hash, at, due_at, state, language, sealed_email)
    SELECT ${kind}, ${email}, ${hash}, ${now.toISOString()}, ${due.toISOString()}, ${state}, ${language}, ${sealedEmail}
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
  { hashes, state, limit }: { hashes?: readonly string[]; state?: RightsRequestState; limit: number },
): Promise<RightsRequest[]> {
  const ofHash = hashes === undefined ? sql`true` : sql`hash = ANY(${sql.param([...hashes])}::text[])`;
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
    UPDATE rights_requests SET state = ${state}, settled_at = now(), settled_by_name = ${byName}, reason = ${reason},
      email = '', sealed_email = ''
    WHERE id = ${id} AND state IN ('open', 'approved')`);
  return (rowCount ?? 0) > 0;
}

/**
 * An erasure answers whatever they had asked. Each address that asked for it is to be told: its sealed copy is all that is left
 * of it until then.
 */
export async function settleErased(
  db: Pick<Records['db'], 'execute'>,
  hashes: readonly string[],
  byName: string,
): Promise<void> {
  const theirs = sql`hash = ANY(${sql.param([...hashes])}::text[])`;
  await db.execute(sql`
    UPDATE rights_requests SET state = 'done', settled_at = now(), settled_by_name = ${byName},
      reply_next_at = CASE WHEN kind = 'erasure' AND sealed_email <> '' THEN now() END
    WHERE ${theirs} AND state IN ('open', 'approved')`);
  await db.execute(sql`
    UPDATE rights_requests SET email = '', sealed_email = CASE WHEN reply_next_at IS NULL THEN '' ELSE sealed_email END
    WHERE ${theirs}`);
}

export interface DueReply {
  id: number;
  sealedEmail: string;
  language: LinkLanguage;
  /** When they asked. */
  at: Date;
  tries: number;
}

/** Whom to tell that they are erased, the one that waits longest first. */
export async function listDueReplies({ db }: Records, limit: number): Promise<DueReply[]> {
  return db
    .select({
      id: rightsRequests.id,
      sealedEmail: rightsRequests.sealedEmail,
      language: rightsRequests.language,
      at: rightsRequests.at,
      tries: rightsRequests.replyTries,
    })
    .from(rightsRequests)
    .where(sql`reply_next_at <= now()`)
    .orderBy(sql`reply_next_at, id`)
    .limit(limit);
}

/** With the mail the address is forgotten. */
export async function noteReplied({ db }: Records, id: number): Promise<void> {
  await db.execute(sql`
    UPDATE rights_requests SET replied_at = now(), reply_next_at = NULL, sealed_email = '', reply_tries = reply_tries + 1
    WHERE id = ${id}`);
}

/** `nextAt`: null gives it up, and the address is forgotten. */
export async function noteReplyFailed({ db }: Records, id: number, nextAt: Date | null): Promise<void> {
  await db.execute(sql`
    UPDATE rights_requests SET reply_next_at = ${nextAt?.toISOString() ?? null}, reply_tries = reply_tries + 1,
      sealed_email = CASE WHEN ${nextAt === null} THEN '' ELSE sealed_email END WHERE id = ${id}`);
}

/** What could not be mailed in time, such as for want of a mail server, is given up: the address was to be erased. */
export async function giveUpReplies({ db }: Records, settledBefore: Date): Promise<void> {
  await db.execute(sql`
    UPDATE rights_requests SET reply_next_at = NULL, reply_tries = reply_tries + 1, sealed_email = ''
    WHERE reply_next_at IS NOT NULL AND settled_at < ${settledBefore.toISOString()}`);
}

/** Proof of an answer, as long as somebody may complain. Answers how many were forgotten. */
export async function forgetRightsRequests({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`DELETE FROM rights_requests WHERE settled_at < ${before.toISOString()}`,
  );
  return rowCount ?? 0;
}
