// Keeps what a webhook delivered, once: its answer goes out when this is on disk.

import { and, eq } from 'drizzle-orm';
import type { Records } from '../open-records.ts';
import { webhookDeliveries } from '../schema/connections.ts';

export interface NewDelivery {
  connectionId: number;
  receivedAt: Date;
  /** Hashes, hex. */
  dedupeKey: string;
  bodyHash: string;
  bytes: number;
  sealed: string;
  bodyUntil: Date;
  isTest: boolean;
}

/** `known`: it was delivered before, to the byte. `replayed`: what may be used once came with another body. */
export async function keepDelivery(
  records: Records,
  delivery: NewDelivery,
): Promise<'kept' | 'known' | 'replayed'> {
  const { connectionId, dedupeKey, bodyHash } = delivery;
  const [kept] = await records.db
    .insert(webhookDeliveries)
    .values(delivery)
    .onConflictDoNothing()
    .returning({ id: webhookDeliveries.id });
  if (kept) return 'kept';
  const [known] = await records.db
    .select({ bodyHash: webhookDeliveries.bodyHash })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.connectionId, connectionId), eq(webhookDeliveries.dedupeKey, dedupeKey)))
    .limit(1);
  return known === undefined || known.bodyHash === bodyHash ? 'known' : 'replayed';
}
