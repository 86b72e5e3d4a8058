// What the page about connections shows of deliveries: the last ones, how many ended how, and the newest payload.

import { and, desc, eq, lt, ne, sql } from 'drizzle-orm';
import type { DeliveryState } from '#contract/connection-report.ts';
import type { Records } from '../open-records.ts';
import { webhookDeliveries } from '../schema/connections.ts';

export interface ListedDelivery {
  id: number;
  receivedAt: Date;
  state: DeliveryState;
  events: number;
  reason: string;
  bytes: number;
  isTest: boolean;
  hasBody: boolean;
}

/** The newest first, before the one with `beforeId` where that is given. */
export async function listDeliveries(
  records: Records,
  connectionId: number,
  { beforeId, limit }: { beforeId?: number | undefined; limit: number },
): Promise<ListedDelivery[]> {
  const { id, receivedAt, state, events, reason, bytes, isTest, sealed } = webhookDeliveries;
  return records.db
    .select({ id, receivedAt, state, events, reason, bytes, isTest, hasBody: sql<boolean>`${sealed} <> ''` })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.connectionId, connectionId),
        beforeId === undefined ? undefined : lt(id, beforeId),
      ),
    )
    .orderBy(desc(id))
    .limit(limit);
}

export interface DeliveryCounts {
  connectionId: number;
  state: DeliveryState;
  /** Received since the moment that was asked for. */
  recent: number;
  lastAt: Date;
}

/** Of all connections, per state; samples of our own are not counted. */
export async function countDeliveries(records: Records, since: Date): Promise<DeliveryCounts[]> {
  const { connectionId, state, receivedAt, isTest } = webhookDeliveries;
  const rows = await records.db
    .select({
      connectionId,
      state,
      recent: sql<number>`(count(*) FILTER (WHERE ${receivedAt} >= ${since}))::int`,
      lastAt: sql<string>`max(${receivedAt})`,
    })
    .from(webhookDeliveries)
    .where(eq(isTest, false))
    .groupBy(connectionId, state)
    .limit(2_000);
  return rows.map((row) => ({ ...row, lastAt: new Date(row.lastAt) }));
}

/** Sealed; undefined when nothing came or nothing is left of it. */
export async function findLastPayload(
  records: Records,
  connectionId: number,
): Promise<{ receivedAt: Date; sealed: string } | undefined> {
  const { id, receivedAt, sealed } = webhookDeliveries;
  const [row] = await records.db
    .select({ receivedAt, sealed })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.connectionId, connectionId), ne(sealed, '')))
    .orderBy(desc(id))
    .limit(1);
  return row;
}
