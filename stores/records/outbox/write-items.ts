// Writes items to the outbox, in the transaction of what they are about: either both are there, or neither.

import { sql } from 'drizzle-orm';
import { type OutboxKind, type OutboxPayload, outboxPayloads } from '#contract/outbox.ts';
import type { RecordsChannel } from '../listen-records.ts';
import type { Records } from '../open-records.ts';
import { sealSecret } from '../seal-secret.ts';
import type { OutboxKeys } from './outbox-keys.ts';

/** Whoever delivers listens here. */
export const outboxChannel: RecordsChannel = 'fiuto_outbox';

/** The records, or a transaction of theirs. */
export type RecordsTransaction = Pick<Records['db'], 'execute'>;

export type NewOutboxItem = {
  [K in OutboxKind]: {
    readonly kind: K;
    readonly payload: OutboxPayload<K>;
    /** Items with the same one are delivered in the order of their writing. */
    readonly recordKey: string;
    /** Of one kind, the same item again has the same; then nothing is written. */
    readonly dedupeKey: string;
    /** Such as `connection:12`: what is paused together. */
    readonly lane: string;
    readonly connectionId?: number;
    /** Not before this moment, milliseconds since 1970. */
    readonly notBeforeMs?: number | undefined;
    /** Names of the people whom it is about, such as `email:anna@acme.example`. */
    readonly people?: readonly string[];
  };
}[OutboxKind];

/** Answers how many are new. Throws ZodError for a payload that is not of its kind. */
export async function writeOutboxItems(
  db: RecordsTransaction,
  items: readonly NewOutboxItem[],
  keys: OutboxKeys,
): Promise<number> {
  if (items.length === 0) return 0;
  const rows = items.map((item, place) => ({ ...toRow(item, keys), place }));
  // Numbers are given out before a transaction ends: without this, two writers of one record could end in another order than
  // their numbers. Sorted, so that no two wait for each other.
  const recordKeys = [...new Set(items.map(({ recordKey }) => recordKey))].sort();
  for (const recordKey of recordKeys) {
    await db.execute(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(${`fiuto outbox ${recordKey}`}, 0)) LIMIT 1`,
    );
  }
  const { rowCount } = await db.execute(sql`
    INSERT INTO outbox_items (kind, record_key, dedupe_key, lane, connection_id, sealed, people, next_at)
    SELECT kind, record_key, dedupe_key, lane, connection_id, sealed, ARRAY(SELECT jsonb_array_elements_text(people)),
      coalesce(to_timestamp(not_before_ms / 1000.0), now())
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS item(kind text, record_key text,
      dedupe_key text, lane text, connection_id int, sealed text, people jsonb, not_before_ms float8, place bigint)
    ORDER BY place
    ON CONFLICT (kind, dedupe_key) DO NOTHING`);
  const written = rowCount ?? 0;
  // Heard when the transaction has ended, and only then.
  if (written > 0) await db.execute(sql`SELECT pg_notify(${outboxChannel}, '') LIMIT 1`);
  return written;
}

function toRow(item: NewOutboxItem, keys: OutboxKeys) {
  const payload = outboxPayloads[item.kind].parse(item.payload);
  return {
    kind: item.kind,
    record_key: item.recordKey,
    dedupe_key: item.dedupeKey,
    lane: item.lane,
    connection_id: item.connectionId ?? null,
    not_before_ms: item.notBeforeMs ?? null,
    sealed: sealSecret(Buffer.from(JSON.stringify(payload)), keys.payloads),
    people: [...new Set((item.people ?? []).map(keys.hashPerson))],
  };
}
