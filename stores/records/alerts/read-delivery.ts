// A delivery with the channel that it goes to, and what became of it.

import { eq, sql } from 'drizzle-orm';
import type { AlertState } from '#contract/alert-report.ts';
import type { Role } from '#contract/report.ts';
import type { Records } from '../open-records.ts';
import type { RecordsTransaction } from '../outbox/write-items.ts';
import { users } from '../schema/access.ts';
import { alertChannels, alertDeliveries } from '../schema/alerts.ts';

type DeliveryRow = typeof alertDeliveries.$inferSelect;
export type ChannelRow = typeof alertChannels.$inferSelect;

export interface ReadDelivery {
  readonly delivery: DeliveryRow;
  readonly channel: ChannelRow;
  /** Of the user whose channel it is; '' for one that is everybody's. */
  readonly userEmail: string;
  /** As `userEmail`. */
  readonly userRole: Role | '';
}

/** Undefined when the channel is gone. */
export async function readDelivery({ db }: Records, id: number): Promise<ReadDelivery | undefined> {
  const [row] = await db
    .select({
      delivery: alertDeliveries,
      channel: alertChannels,
      userEmail: sql<string>`coalesce(${users.email}, '')`,
      userRole: sql<Role | ''>`coalesce(${users.role}, '')`,
    })
    .from(alertDeliveries)
    .innerJoin(alertChannels, eq(alertChannels.id, alertDeliveries.channelId))
    .leftJoin(users, eq(users.id, alertChannels.userId))
    .where(eq(alertDeliveries.id, id))
    .limit(1);
  return row;
}

export interface DeliveryTry {
  readonly state: AlertState;
  readonly status: number;
  /** '' when it went well. */
  readonly reason: string;
  readonly detail: string;
  readonly nextTryAt: Date | null;
  readonly at: Date;
}

/** One more try of it. */
export async function noteTry(db: RecordsTransaction, id: number, one: DeliveryTry): Promise<void> {
  await db.execute(sql`
    UPDATE alert_deliveries SET state = ${one.state}, status = ${one.status}, reason = ${one.reason},
      detail = ${one.detail}, next_try_at = ${one.nextTryAt?.toISOString() ?? null}::timestamptz,
      last_try_at = ${one.at.toISOString()}::timestamptz, attempts = attempts + 1
    WHERE id = ${id}`);
}

/** No program here can deliver it as it is: it waits no longer. */
export async function noteDeliveryAside(
  db: RecordsTransaction,
  messageId: string,
  { reason, detail }: { readonly reason: string; readonly detail: string },
): Promise<void> {
  await db.execute(sql`
    UPDATE alert_deliveries SET state = 'failed', reason = ${reason}, detail = ${detail}, next_try_at = NULL,
      last_try_at = now() WHERE message_id = ${messageId} AND state = 'waiting'`);
}

/** Whoever was to be told has it, through the first channel that took it. */
export async function noteTold(
  db: RecordsTransaction,
  tellingIds: readonly number[],
  at: Date,
): Promise<void> {
  if (tellingIds.length === 0) return;
  await db.execute(sql`
    UPDATE tellings SET told_at = coalesce(told_at, ${at.toISOString()}::timestamptz)
    WHERE id = ANY(${sql.param([...tellingIds])}::bigint[])`);
}

const forgottenAtOnce = 10_000;

/** Answers how many went. */
export async function forgetDeliveries({ db }: Records, before: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    DELETE FROM alert_deliveries WHERE id IN (SELECT id FROM alert_deliveries
      WHERE created_at < ${before.toISOString()}::timestamptz AND state <> 'waiting' ORDER BY id LIMIT ${forgottenAtOnce})`);
  return rowCount ?? 0;
}
