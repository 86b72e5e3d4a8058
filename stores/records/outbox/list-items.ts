// What the dashboard shows of the outbox: how much waits, and what was set aside with its reason.

import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { OutboxKind, OutboxState } from '#contract/outbox.ts';
import type { Records } from '../open-records.ts';
import { outboxItems } from '../schema/outbox.ts';

export interface OutboxCount {
  readonly kind: OutboxKind;
  readonly connectionId: number | null;
  readonly state: OutboxState;
  readonly count: number;
  /** Of the oldest. */
  readonly since: Date;
}

const groupsMax = 5_000;

/** What waits and what was set aside, by kind and connection. */
export async function countOutbox({ db }: Records): Promise<OutboxCount[]> {
  const { kind, connectionId, state, createdAt } = outboxItems;
  const rows = await db
    .select({
      ...{ kind, connectionId, state },
      count: sql<number>`count(*)::int`,
      since: sql<string>`min(${createdAt})`,
    })
    .from(outboxItems)
    .where(inArray(state, ['waiting', 'aside']))
    .groupBy(kind, connectionId, state)
    .limit(groupsMax);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

export interface AsideItem {
  readonly id: number;
  readonly kind: OutboxKind;
  readonly connectionId: number | null;
  readonly attempts: number;
  readonly reason: string;
  readonly detail: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

/** The newest first, before the one with `beforeId` where that is given. */
export async function listAside(
  { db }: Records,
  connectionId: number,
  { beforeId, limit }: { beforeId?: number | undefined; limit: number },
): Promise<AsideItem[]> {
  const { id, kind, attempts, reason, detail, createdAt, settledAt, state } = outboxItems;
  return db
    .select({
      ...{ id, kind, attempts, reason, detail, createdAt, settledAt },
      connectionId: outboxItems.connectionId,
    })
    .from(outboxItems)
    .where(
      and(
        eq(state, 'aside'),
        eq(outboxItems.connectionId, connectionId),
        beforeId === undefined ? undefined : lt(id, beforeId),
      ),
    )
    .orderBy(desc(id))
    .limit(limit);
}
