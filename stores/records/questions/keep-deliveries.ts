// Keeps what webhooks delivered, each once: their answers go out when this is on disk.

import { and, eq, or } from 'drizzle-orm';
import type { SecretUsed } from '#contract/connection-report.ts';
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
  /** '' where one secret alone is in force. */
  secretUsed?: SecretUsed;
}

/** `known`: it was delivered before, to the byte. `replayed`: what may be used once came with another body. */
export type KeptDelivery = 'kept' | 'known' | 'replayed';

type Named = Pick<NewDelivery, 'connectionId' | 'dedupeKey'>;
const nameOf = ({ connectionId, dedupeKey }: Named) => `${connectionId} ${dedupeKey}`;

/** One write for all; the answers stand in the order of the deliveries. */
export async function keepDeliveries(
  records: Records,
  deliveries: readonly NewDelivery[],
): Promise<KeptDelivery[]> {
  if (deliveries.length === 0) return [];
  const { connectionId, dedupeKey } = webhookDeliveries;
  const kept = await records.db
    .insert(webhookDeliveries)
    .values([...deliveries])
    .onConflictDoNothing()
    .returning({ connectionId, dedupeKey });
  const fresh = new Set(kept.map(nameOf));
  const others = deliveries.filter((delivery) => !fresh.has(nameOf(delivery)));
  const bodies = await findBodyHashes(records, others);
  return deliveries.map((delivery) => {
    const name = nameOf(delivery);
    // Of two in one write, the first is the one that was kept.
    if (fresh.delete(name)) {
      bodies.set(name, delivery.bodyHash);
      return 'kept';
    }
    const before = bodies.get(name);
    return before === undefined || before === delivery.bodyHash ? 'known' : 'replayed';
  });
}

async function findBodyHashes(records: Records, wanted: readonly Named[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const { connectionId, dedupeKey, bodyHash } = webhookDeliveries;
  const rows = await records.db
    .select({ connectionId, dedupeKey, bodyHash })
    .from(webhookDeliveries)
    .where(or(...wanted.map((one) => and(eq(connectionId, one.connectionId), eq(dedupeKey, one.dedupeKey)))))
    .limit(wanted.length);
  return new Map(rows.map((row) => [nameOf(row), row.bodyHash]));
}
