// Connections whose hub must be asked to send, or to go on sending.

import { and, asc, eq, isNull, lt, or } from 'drizzle-orm';
import type { WebhookProvider } from '#contract/connection-report.ts';
import type { Records } from '../open-records.ts';
import { connections } from '../schema/connections.ts';
import type { ConnectionRecord } from './keep-connections.ts';

const dueMax = 100;

/** Those whose lease ends before `endsBefore`, or that have none, unless they were asked for after `askedBefore`. */
export async function listDueSubscriptions(
  records: Records,
  provider: WebhookProvider,
  endsBefore: Date,
  askedBefore: Date,
): Promise<ConnectionRecord[]> {
  const { leaseUntil, leaseAskedAt } = connections;
  return records.db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.provider, provider),
        eq(connections.enabled, true),
        or(isNull(leaseUntil), lt(leaseUntil, endsBefore)),
        or(isNull(leaseAskedAt), lt(leaseAskedAt, askedBefore)),
      ),
    )
    .orderBy(asc(connections.id))
    .limit(dueMax);
}
