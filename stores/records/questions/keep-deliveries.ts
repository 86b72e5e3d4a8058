// Keeps what webhooks delivered, each once: their answers go out when this is on disk.

import { and, eq, gte, or } from 'drizzle-orm';
import type { SecretUsed } from '#contract/connection-report.ts';
import type { Records } from '../open-records.ts';
import { webhookDeliveries } from '../schema/connections.ts';

export interface NewDelivery {
  connectionId: number;
  receivedAt: Date;
  /** Hashes, hex. */
  dedupeKey: string;
  /** Another name under which it is known if it was kept since then. */
  before?: { dedupeKey: string; since: Date };
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
  const repeated = await findRepeated(records, deliveries);
  const others = deliveries.filter((delivery) => !repeated.has(delivery));
  const kept = await keepNew(records, others);
  return deliveries.map((delivery) => (repeated.has(delivery) ? 'known' : (kept.shift() ?? 'known')));
}

async function keepNew(records: Records, deliveries: readonly NewDelivery[]): Promise<KeptDelivery[]> {
  if (deliveries.length === 0) return [];
  const { connectionId, dedupeKey } = webhookDeliveries;
  const kept = await records.db
    .insert(webhookDeliveries)
    .values(deliveries.map(({ before: _, ...row }) => row))
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

/** Those that were kept under their other name. */
async function findRepeated(
  records: Records,
  deliveries: readonly NewDelivery[],
): Promise<ReadonlySet<NewDelivery>> {
  const wanted = deliveries.filter(({ before }) => before !== undefined);
  if (wanted.length === 0) return new Set();
  const { connectionId, dedupeKey, receivedAt } = webhookDeliveries;
  const rows = await records.db
    .select({ connectionId, dedupeKey })
    .from(webhookDeliveries)
    .where(
      or(
        ...wanted.map(({ connectionId: id, before }) =>
          before === undefined
            ? undefined
            : and(eq(connectionId, id), eq(dedupeKey, before.dedupeKey), gte(receivedAt, before.since)),
        ),
      ),
    )
    .limit(wanted.length);
  const known = new Set(rows.map(nameOf));
  return new Set(
    wanted.filter(({ connectionId: id, before }) =>
      known.has(nameOf({ connectionId: id, dedupeKey: before?.dedupeKey ?? '' })),
    ),
  );
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
