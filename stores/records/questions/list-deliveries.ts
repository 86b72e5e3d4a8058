// What the page about connections shows of deliveries: the last ones, how many ended how, and the newest payload.

import { and, count, desc, eq, gte, lt, ne, sql } from 'drizzle-orm';
import type { DeliveryState, SecretUsed } from '#contract/connection-report.ts';
import type { Records } from '../open-records.ts';
import { connections, webhookDeliveries } from '../schema/connections.ts';

export interface ListedDelivery {
  id: number;
  receivedAt: Date;
  state: DeliveryState;
  events: number;
  batchId: string | null;
  reason: string;
  bytes: number;
  isTest: boolean;
  secretUsed: SecretUsed;
  hasBody: boolean;
}

/** The newest first, before the one with `beforeId` where that is given. */
export async function listDeliveries(
  records: Records,
  connectionId: number,
  { beforeId, limit }: { beforeId?: number | undefined; limit: number },
): Promise<ListedDelivery[]> {
  const { id, receivedAt, state, events, batchId, reason, bytes, isTest, secretUsed, sealed } =
    webhookDeliveries;
  return records.db
    .select({
      ...{ id, receivedAt, state, events, batchId, reason, bytes, isTest, secretUsed },
      hasBody: sql<boolean>`${sealed} <> ''`,
    })
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
  /** Received since the moment that was asked for, per connection and state; samples of our own are not counted. */
  recent: readonly { connectionId: number; state: DeliveryState; count: number }[];
  /** When each connection delivered last. */
  last: ReadonlyMap<number, Date>;
  /** Which secret the last one was signed with. */
  lastSecret: ReadonlyMap<number, SecretUsed>;
}

export async function countDeliveries(records: Records, since: Date): Promise<DeliveryCounts> {
  const { connectionId, state, receivedAt, isTest } = webhookDeliveries;
  const recent = await records.db
    .select({ connectionId, state, count: count() })
    .from(webhookDeliveries)
    .where(and(gte(receivedAt, since), eq(isTest, false)))
    .groupBy(connectionId, state)
    .limit(2_000);
  // One look at the index for each connection, however much each delivered.
  const { rows } = await records.db.execute<{ id: number; at: string; used: SecretUsed }>(sql`
    SELECT connection.id, newest.received_at AS at, newest.secret_used AS used FROM ${connections} AS connection
    CROSS JOIN LATERAL (
      SELECT received_at, secret_used FROM ${webhookDeliveries} AS delivery
      WHERE delivery.connection_id = connection.id AND NOT delivery.is_test ORDER BY delivery.id DESC LIMIT 1
    ) AS newest LIMIT 1000`);
  return {
    recent,
    last: new Map(rows.map(({ id, at }) => [id, new Date(at)])),
    lastSecret: new Map(rows.map(({ id, used }) => [id, used])),
  };
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
