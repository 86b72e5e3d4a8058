// Writes down what goes to a channel, and puts it into the outbox, in one transaction: the same message again is the same.

import type { AlertContent, ChannelKind } from '#contract/alert-report.ts';
import type { Transaction } from '../change-companies.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { writeOutboxItems } from '../outbox/write-items.ts';
import { alertDeliveries } from '../schema/alerts.ts';

export interface NewDelivery {
  readonly channelId: number;
  readonly kind: ChannelKind;
  readonly what: AlertContent;
  /** Made of what it holds and the channel; letters, digits and `-`. */
  readonly messageId: string;
  readonly tellingIds?: readonly number[];
  /** Of `week`: its Monday. */
  readonly week?: string;
  readonly handOverId?: number;
  readonly entryId?: number;
  /** Of `unusual_read`. */
  readonly auditId?: number;
}

/** Mails leave through one server, which fails for all of them at once. */
const mailLane = 'alerts by mail';

/** Answers the numbers of those that are new. */
export async function writeDeliveries(
  db: Transaction,
  deliveries: readonly NewDelivery[],
  keys: OutboxKeys,
): Promise<number[]> {
  if (deliveries.length === 0) return [];
  const kinds = new Map(deliveries.map(({ messageId, kind }) => [messageId, kind]));
  const { id, channelId, messageId } = alertDeliveries;
  const written = await db
    .insert(alertDeliveries)
    .values(
      deliveries.map(({ kind: _, tellingIds = [], ...rest }) => ({ ...rest, tellingIds: [...tellingIds] })),
    )
    .onConflictDoNothing({ target: messageId })
    .returning({ id, channelId, messageId });
  const items = written.map((row) => ({
    kind: `alert_${kinds.get(row.messageId) ?? 'mail'}` as const,
    payload: { deliveryId: row.id },
    recordKey: row.messageId,
    dedupeKey: row.messageId,
    lane: laneOf(kinds.get(row.messageId) ?? 'mail', row.channelId),
  }));
  await writeOutboxItems(db, items, keys);
  return written.map((row) => row.id);
}

export function laneOf(kind: ChannelKind, channelId: number): string {
  return kind === 'mail' ? mailLane : `alert channel ${channelId}`;
}
