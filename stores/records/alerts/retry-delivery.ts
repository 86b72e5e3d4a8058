// Sends what could not be sent once more: the same message, in line anew.

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ChannelKind } from '#contract/alert-report.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { writeOutboxItems } from '../outbox/write-items.ts';
import { laneOf } from './write-deliveries.ts';

interface Failed extends Record<string, unknown> {
  readonly channelId: number;
  readonly kind: ChannelKind;
  readonly messageId: string;
}

/** False when there is none of the reader's channels, or it is not one that failed. `withShared`: everybody's channels too. */
export function retryDelivery(
  { db }: Records,
  { id, userId, withShared }: { readonly id: number; readonly userId: string; readonly withShared: boolean },
  keys: OutboxKeys,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<Failed>(sql`
      UPDATE alert_deliveries d SET state = 'waiting', reason = '', detail = '', status = 0, next_try_at = now()
      FROM alert_channels c WHERE d.id = ${id} AND d.state = 'failed' AND c.id = d.channel_id
        AND (c.user_id = ${userId} OR (${withShared} AND c.user_id IS NULL))
      RETURNING c.id::float8 AS "channelId", c.kind, d.message_id AS "messageId"`);
    const [failed] = rows;
    if (failed === undefined) return false;
    const { channelId, kind, messageId } = failed;
    // What was set aside may be unreadable: one that can be read takes its place.
    await tx.execute(sql`
      UPDATE outbox_items SET state = 'dropped', sealed = '', people = '{}' WHERE record_key = ${messageId} AND state = 'aside'`);
    const item = { kind: `alert_${kind}` as const, payload: { deliveryId: id }, recordKey: messageId };
    const dedupeKey = `${messageId}:${randomUUID()}`;
    await writeOutboxItems(tx, [{ ...item, dedupeKey, lane: laneOf(kind, channelId) }], keys);
    return true;
  });
}
