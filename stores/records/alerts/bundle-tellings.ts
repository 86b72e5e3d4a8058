// Puts what waited for the morning into one message for each channel of its recipient. Several processes may do so: each recipient
// is one transaction's, and the name of a message is made of what it holds, so that none is written twice.

import { and, asc, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { isDigestTime } from '#intelligence/signals/is-digest-time.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { alertChannels, tellings } from '../schema/alerts.ts';
import { signals } from '../schema/signals.ts';
import { giveAwayTellings } from './give-away-tellings.ts';
import { readHouseRules, readUserTellings } from './telling-rules.ts';
import { type NewDelivery, writeDeliveries } from './write-deliveries.ts';

const recipientsMax = 500;
const tellingsMax = 500;
const channelsMax = 100;

/** Answers how many messages were written. */
export async function bundleTellings(records: Records, keys: OutboxKeys, nowMs: number): Promise<number> {
  const now = new Date(nowMs);
  await giveAwayTellings(records, now);
  const due = await records.db
    .selectDistinct({ userId: tellings.userId, channelId: tellings.channelId })
    .from(tellings)
    .where(isDue(now))
    .limit(recipientsMax);
  const userIds = due.flatMap(({ userId }) => userId ?? []);
  const house = await readHouseRules(records);
  const chosen = await readUserTellings(records.db, userIds);
  let written = 0;
  for (const { userId, channelId } of due) {
    const rules = (userId === null ? undefined : chosen.get(userId)?.rules) ?? house;
    if (!isDigestTime(nowMs, rules)) continue;
    written += await records.db.transaction((db) => bundleOne(db, { userId, channelId }, keys, now));
  }
  return written;
}

const isDue = (now: Date) =>
  and(isNotNull(tellings.bundleAt), isNull(tellings.bundledAt), lte(tellings.bundleAt, now));

async function bundleOne(
  db: Transaction,
  recipient: { userId: string | null; channelId: number | null },
  keys: OutboxKeys,
  now: Date,
): Promise<number> {
  const { userId, channelId } = recipient;
  const isOf =
    userId === null ? sql`${tellings.channelId} = ${channelId}` : sql`${tellings.userId} = ${userId}`;
  const ours = await db
    .select({ id: tellings.id, signalId: tellings.signalId, waitingIds: tellings.waitingIds })
    .from(tellings)
    .where(and(isDue(now), isOf))
    .orderBy(asc(tellings.id))
    .limit(tellingsMax)
    .for('update', { skipLocked: true });
  if (ours.length === 0) return 0;
  const found = await db
    .select({ id: signals.id, kind: signals.kind, score: signals.score })
    .from(signals)
    .where(
      inArray(
        signals.id,
        ours.map(({ signalId }) => signalId),
      ),
    )
    .limit(tellingsMax);
  const signalOf = new Map(found.map((signal) => [signal.id, signal]));
  const strongest = ours.toSorted(
    (one, other) =>
      (signalOf.get(other.signalId)?.score ?? 0) - (signalOf.get(one.signalId)?.score ?? 0) ||
      one.id - other.id,
  );
  const deliveries: NewDelivery[] = (await listChannels(db, recipient)).flatMap((channel) => {
    const tellingIds = strongest
      .filter(({ waitingIds, signalId }) => {
        const kind = signalOf.get(signalId)?.kind;
        const isWanted =
          kind !== undefined && (channel.signals.length === 0 || channel.signals.includes(kind));
        return isWanted && (waitingIds?.includes(channel.id) ?? true);
      })
      .map(({ id }) => id);
    if (tellingIds.length === 0) return [];
    const messageId = `together-${Math.min(...tellingIds)}-${channel.id}`;
    return [{ channelId: channel.id, kind: channel.kind, what: 'together' as const, tellingIds, messageId }];
  });
  const written = await writeDeliveries(db, deliveries, keys);
  await db
    .update(tellings)
    .set({ bundledAt: now })
    .where(
      inArray(
        tellings.id,
        ours.map(({ id }) => id),
      ),
    );
  return written.length;
}

function listChannels(
  db: Transaction,
  { userId, channelId }: { userId: string | null; channelId: number | null },
) {
  const { id, kind, signals: wanted, enabled } = alertChannels;
  const isOf = userId === null ? sql`${id} = ${channelId}` : sql`${alertChannels.userId} = ${userId}`;
  return db
    .select({ id, kind, signals: wanted })
    .from(alertChannels)
    .where(and(isOf, sql`${enabled}`))
    .orderBy(asc(id))
    .limit(channelsMax);
}
