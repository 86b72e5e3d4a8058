// What becomes of a lead that was fetched: kept as it came, as a delivery that the processor understands afterwards.

import type { ConnectionKeys } from '#stores/records/connection-keys.ts';
import type { RecordsTransaction } from '#stores/records/outbox/write-items.ts';
import { keepFetchedDelivery } from '#stores/records/questions/keep-fetched-delivery.ts';

/** As everything that a social network delivers. */
const keptMs = 30 * 86_400_000;

/** `thing`: as the notice named it, so that both are found when it is gone. */
export function keepLead(
  keys: ConnectionKeys,
  lead: { connectionId: number; thing: string; body: unknown; nowMs: number },
): (db: RecordsTransaction) => Promise<void> {
  const { connectionId, thing, body, nowMs } = lead;
  return async (db) => {
    const delivery = {
      ...{ connectionId, thing, what: 'lead' },
      body: Buffer.from(JSON.stringify(body)),
      receivedAt: new Date(nowMs),
      bodyUntil: new Date(nowMs + keptMs),
    };
    await keepFetchedDelivery(db, delivery, keys);
  };
}
