// What the pipeline dropped or rejected of deliveries: their batches are asked for in the event store.

import type { DeliveryLoss } from '#contract/connection-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { batchesMax, deliveryLosses } from '#stores/events/questions/delivery-losses.ts';
import type { ListedDelivery } from '#stores/records/questions/list-deliveries.ts';

type Looked = Pick<ListedDelivery, 'id' | 'batchId' | 'receivedAt'>;

/** By the id of the delivery; none where everything was stored, or is still on its way. `deliveries`: one page. */
export async function findLosses(
  events: EventReader,
  siteId: number,
  deliveries: readonly Looked[],
): Promise<ReadonlyMap<number, DeliveryLoss[]>> {
  const byBatch = new Map(
    deliveries.flatMap((one) => (one.batchId === null ? [] : [[numberOf(one.batchId), one]])),
  );
  const times = [...byBatch.values()].map(({ receivedAt }) => receivedAt.getTime());
  const losses = new Map<number, DeliveryLoss[]>();
  if (byBatch.size === 0) return losses;
  const rows = await events.ask(deliveryLosses, {
    ...{ siteIds: [siteId], batches: [...byBatch.keys()].slice(0, batchesMax) },
    ...{ fromMs: Math.min(...times), toMs: Math.max(...times) + 1 },
  });
  for (const { batchNumber, outcome, reason, events: count } of rows) {
    const id = byBatch.get(batchNumber)?.id;
    if (id !== undefined) losses.set(id, [...(losses.get(id) ?? []), { outcome, reason, count }]);
  }
  return losses;
}

/** The random half as a number, by which rows of events name their batch. */
function numberOf(batchId: string): string {
  return BigInt(`0x${batchId.replaceAll('-', '').slice(16)}`).toString();
}
