// Channels: made, listed, changed, switched off, forgotten.

import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { ChannelEnd } from '#contract/alert-report.ts';
import type { Records } from '../open-records.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { alertChannels } from '../schema/alerts.ts';

export type ChannelRecord = typeof alertChannels.$inferSelect;
export type NewChannel = Omit<typeof alertChannels.$inferInsert, 'id' | 'createdAt'>;

/** Of one user, and everybody's. */
const channelsMax = 50;

export interface ListedChannel {
  readonly channel: ChannelRecord;
  readonly lastSentAt: Date | null;
  /** Of the last delivery that was tried. */
  readonly lastFault: string;
}

/** The user's own and everybody's. */
export async function listChannels({ db }: Records, userId: string): Promise<ListedChannel[]> {
  const last = (column: string, more: string) =>
    sql`(SELECT d.${sql.raw(column)} FROM alert_deliveries d WHERE d.channel_id = "alert_channels"."id" AND d.last_try_at IS NOT NULL
      ${sql.raw(more)} ORDER BY d.last_try_at DESC LIMIT 1)`;
  const rows = await db
    .select({
      channel: alertChannels,
      lastSentMs: sql<
        number | null
      >`extract(epoch FROM ${last('last_try_at', "AND d.state = 'sent'")})::float8 * 1000`,
      lastFault: sql<string>`coalesce(${last('reason', '')}, '')`,
    })
    .from(alertChannels)
    .where(or(eq(alertChannels.userId, userId), isNull(alertChannels.userId)))
    .orderBy(asc(alertChannels.id))
    .limit(2 * channelsMax);
  return rows.map(({ lastSentMs, ...row }) => ({
    ...row,
    lastSentAt: lastSentMs === null ? null : new Date(lastSentMs),
  }));
}

/** One of those. */
export async function findListedChannel(
  records: Records,
  userId: string,
  id: number,
): Promise<ListedChannel | undefined> {
  return (await listChannels(records, userId)).find(({ channel }) => channel.id === id);
}

export async function findChannel({ db }: Records, id: number): Promise<ChannelRecord | undefined> {
  const [row] = await db.select().from(alertChannels).where(eq(alertChannels.id, id)).limit(1);
  return row;
}

/** Undefined when there are as many as there may be. */
export async function createChannel(
  { db }: Records,
  channel: NewChannel,
): Promise<ChannelRecord | undefined> {
  const { userId = null } = channel;
  const isOf = userId === null ? isNull(alertChannels.userId) : eq(alertChannels.userId, userId);
  const [count] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(alertChannels)
    .where(isOf)
    .limit(1);
  if ((count?.count ?? 0) >= channelsMax) return undefined;
  const [row] = await db.insert(alertChannels).values(channel).returning();
  return row;
}

export type ChannelChanges = Partial<
  Pick<
    NewChannel,
    | 'name'
    | 'sealedAddress'
    | 'shownAddress'
    | 'addressMark'
    | 'sealedSecret'
    | 'sealedOldSecret'
    | 'oldSecretUntil'
    | 'signals'
    | 'pace'
    | 'language'
    | 'names'
    | 'enabled'
    | 'ended'
  >
>;

export async function changeChannel(
  { db }: Records,
  id: number,
  changes: ChannelChanges,
): Promise<ChannelRecord | undefined> {
  const [row] = await db.update(alertChannels).set(changes).where(eq(alertChannels.id, id)).returning();
  return row;
}

/** Nothing goes there any more until somebody switches it on again. */
export async function endChannel(db: RecordsTransaction, id: number, ended: ChannelEnd): Promise<void> {
  await db.execute(sql`UPDATE alert_channels SET enabled = false, ended = ${ended} WHERE id = ${id}`);
}

export async function forgetChannel({ db }: Records, id: number): Promise<void> {
  await db.delete(alertChannels).where(and(eq(alertChannels.id, id)));
}
