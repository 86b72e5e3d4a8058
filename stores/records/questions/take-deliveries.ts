// The deliveries that wait to be understood, the oldest first, and what became of them.

import { and, eq, inArray, sql } from 'drizzle-orm';
import type { DeliveryState } from '#contract/connection-report.ts';
import type { Records } from '../open-records.ts';
import { connections, webhookDeliveries } from '../schema/connections.ts';
import type { ConnectionRecord } from './keep-connections.ts';

export interface WaitingDelivery {
  id: number;
  receivedAt: Date;
  dedupeKey: string;
  sealed: string;
  isTest: boolean;
  connection: ConnectionRecord;
}

const takenMax = 200;
/** Of bodies, so that a few large ones do not fill the memory; one is always taken. */
const takenBytesMax = 16 * 1024 * 1024;

export async function listWaitingDeliveries(records: Records): Promise<WaitingDelivery[]> {
  const { rows } = await records.db.execute<{ id: string }>(sql`
    SELECT id FROM (
      SELECT id, sum(bytes) OVER (ORDER BY id) - bytes AS before FROM (
        SELECT id, bytes FROM ${webhookDeliveries} WHERE state = 'waiting' ORDER BY id LIMIT ${takenMax}
      ) AS oldest
    ) AS sums WHERE before < ${takenBytesMax} ORDER BY id LIMIT ${takenMax}`);
  if (rows.length === 0) return [];
  const { id, receivedAt, dedupeKey, sealed, isTest } = webhookDeliveries;
  return records.db
    .select({ id, receivedAt, dedupeKey, sealed, isTest, connection: connections })
    .from(webhookDeliveries)
    .innerJoin(connections, eq(connections.id, webhookDeliveries.connectionId))
    .where(
      inArray(
        id,
        rows.map((row) => Number(row.id)),
      ),
    )
    .orderBy(id)
    .limit(takenMax);
}

export interface SettledDelivery {
  id: number;
  state: Exclude<DeliveryState, 'waiting'>;
  events: number;
  /** Under which they are queued; null when there are none. */
  batchId: string | null;
  reason: string;
  about: readonly string[];
}

/** One write for all of them. */
export async function settleDeliveries(
  db: Pick<Records['db'], 'execute'>,
  settled: readonly SettledDelivery[],
): Promise<void> {
  if (settled.length === 0) return;
  await db.execute(sql`
    UPDATE ${webhookDeliveries} AS delivery
    SET state = done.state, events = done.events, batch_id = done."batchId", reason = done.reason, settled_at = now(),
      about = ARRAY(SELECT jsonb_array_elements_text(done.about))
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
      AS done(id bigint, state text, events int, "batchId" uuid, reason text, about jsonb)
    WHERE delivery.id = done.id`);
}

/** Puts one that failed back in line, as long as what was received is there. False when there is none such. */
export async function retryDelivery(records: Records, connectionId: number, id: number): Promise<boolean> {
  const changed = await records.db
    .update(webhookDeliveries)
    .set({ state: 'waiting', reason: '', settledAt: null })
    .where(
      and(
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.connectionId, connectionId),
        inArray(webhookDeliveries.state, ['failed', 'ignored']),
        sql`${webhookDeliveries.sealed} <> ''`,
      ),
    );
  return (changed.rowCount ?? 0) > 0;
}

/** Puts back what waited for somebody to choose where things stand. */
export async function retryUnmapped(records: Records, connectionId: number): Promise<void> {
  await records.db
    .update(webhookDeliveries)
    .set({ state: 'waiting', reason: '', settledAt: null })
    .where(
      and(
        eq(webhookDeliveries.connectionId, connectionId),
        eq(webhookDeliveries.state, 'ignored'),
        eq(webhookDeliveries.reason, 'no_mapping'),
        sql`${webhookDeliveries.sealed} <> ''`,
      ),
    );
}

/** Puts back what told of leads while there was no token to fetch them with. Answers how many. */
export async function retryUnfetched(records: Records, connectionId: number): Promise<number> {
  const changed = await records.db
    .update(webhookDeliveries)
    .set({ state: 'waiting', reason: '', settledAt: null })
    .where(
      and(
        eq(webhookDeliveries.connectionId, connectionId),
        eq(webhookDeliveries.state, 'understood'),
        eq(webhookDeliveries.reason, 'lead_not_fetched'),
        sql`${webhookDeliveries.sealed} <> ''`,
      ),
    );
  return changed.rowCount ?? 0;
}
