// One push of a company that waits is enough: what goes is read when it goes. Where a newer one comes, those that nobody has tried yet are
// settled, and the note and the task that they were to bring go with the newer one.

import { sql } from 'drizzle-orm';
import { type OutboxPayload, outboxPayloads } from '#contract/outbox.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';

type Push = OutboxPayload<'push_company'>;

interface Newer {
  readonly payload: Push;
  readonly dedupeKey: string;
}

/** Of one company; more are left for the next. */
const waitingMax = 20;

/** In the transaction that wrote the newer one, which holds the lock of the record. Two notes of other weeks, or two tasks, go one by one. */
export async function absorbWaiting(
  db: RecordsTransaction,
  { payload, dedupeKey }: Newer,
  keys: OutboxKeys,
): Promise<void> {
  const absorbed: number[] = [];
  let joined = payload;
  for (const { id, kind, sealed, isFree } of await listBefore(db, dedupeKey)) {
    const before = kind === 'push_company' && isFree ? openPush(sealed, keys) : undefined;
    const both = before && joinPushes(before, joined);
    // What stands before it stays before it.
    if (both === undefined) break;
    joined = both;
    absorbed.push(id);
  }
  if (absorbed.length === 0) return;
  await db.execute(sql`
    UPDATE outbox_items SET state = 'done', sealed = '', reason = 'absorbed', settled_at = now()
    WHERE id = ANY(${sql.param(absorbed)}::bigint[])`);
  await db.execute(sql`
    UPDATE outbox_items SET sealed = ${sealPush(joined, keys)}
    WHERE kind = 'push_company' AND dedupe_key = ${dedupeKey}`);
}

/** What a newer push would bring goes with this one, if no worker has it, or had it. */
export async function joinWaiting(
  db: RecordsTransaction,
  id: number,
  payload: Push,
  keys: OutboxKeys,
): Promise<boolean> {
  const { rows } = await db.execute<{ sealed: string }>(sql`
    SELECT sealed FROM outbox_items WHERE id = ${id} AND state = 'waiting' AND ${isFree}
    LIMIT 1 FOR UPDATE SKIP LOCKED`);
  const before = rows[0] && openPush(rows[0].sealed, keys);
  const both = before && joinPushes(before, payload);
  if (both === undefined) return false;
  await db.execute(sql`
    UPDATE outbox_items SET sealed = ${sealPush(both, keys)} WHERE id = ${id}`);
  return true;
}

const isFree = sql`attempts = 0 AND claim IS NULL`;

function sealPush(push: Push, keys: OutboxKeys): string {
  return sealSecret(Buffer.from(JSON.stringify(push)), keys.payloads);
}

interface Waiting extends Record<string, unknown> {
  readonly id: number;
  readonly kind: string;
  readonly sealed: string;
  /** No worker has it, or had it: whoever was tried waits for its time. */
  readonly isFree: boolean;
}

/** The newest first; one that somebody takes at this moment is none of them. */
async function listBefore(db: RecordsTransaction, dedupeKey: string): Promise<Waiting[]> {
  const { rows } = await db.execute<Waiting>(sql`
    SELECT i.id::float8 AS id, i.kind, i.sealed, i.attempts = 0 AND i.claim IS NULL AS "isFree"
    FROM outbox_items i JOIN outbox_items n ON n.record_key = i.record_key
    WHERE n.kind = 'push_company' AND n.dedupe_key = ${dedupeKey} AND i.id < n.id AND i.state = 'waiting'
    ORDER BY i.id DESC LIMIT ${waitingMax} FOR UPDATE OF i SKIP LOCKED`);
  return rows;
}

function openPush(sealed: string, keys: OutboxKeys): Push | undefined {
  const json: unknown = JSON.parse(openSecret(sealed, keys.payloads).toString('utf8'));
  const read = outboxPayloads.push_company.safeParse(json);
  return read.success ? read.data : undefined;
}

/** Undefined when each has something that the other would take the place of. */
function joinPushes(before: Push, after: Push): Push | undefined {
  const isOtherNote = before.note && after.note && before.note.week !== after.note.week;
  const isOtherTask = before.task && after.task && before.task.key !== after.task.key;
  if (isOtherNote || isOtherTask) return undefined;
  const [note, task] = [after.note ?? before.note, after.task ?? before.task];
  return { ...after, ...(note && { note }), ...(task && { task }) };
}
