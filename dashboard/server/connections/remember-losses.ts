// Asks the event store for the losses of deliveries, and of those that are settled not again for a while: the page of a connection asks
// every few seconds, and what came hours ago changes by a replay alone.

import QuickLRU from 'quick-lru';
import type { DeliveryLoss } from '#contract/connection-report.ts';
import type { ListedDelivery } from '#stores/records/questions/list-deliveries.ts';

type Looked = Pick<ListedDelivery, 'id' | 'batchId' | 'receivedAt'>;
type Losses = ReadonlyMap<number, DeliveryLoss[]>;

/** By then a batch is written, unless the queue stands still. */
const settledAfterMs = 10 * 60_000;
const rememberedForMs = 5 * 60_000;
const rememberedMax = 5_000;

/** Of one process. What it answers takes `ask`, which answers by the id of the delivery, and asks for what is not remembered. */
export function rememberLosses(now: () => number = Date.now) {
  const settled = new QuickLRU<string, { losses: DeliveryLoss[]; atMs: number }>({ maxSize: rememberedMax });
  return async <T extends Looked>(
    deliveries: readonly T[],
    ask: (some: readonly T[]) => Promise<Losses>,
  ): Promise<Losses> => {
    const nowMs = now();
    const recall = ({ batchId }: T) => {
      const known = batchId === null ? undefined : settled.get(batchId);
      return known !== undefined && nowMs - known.atMs < rememberedForMs ? known.losses : undefined;
    };
    const found = new Map<number, DeliveryLoss[]>();
    const unknown: T[] = [];
    for (const delivery of deliveries) {
      const losses = recall(delivery);
      if (losses === undefined) unknown.push(delivery);
      else if (losses.length > 0) found.set(delivery.id, losses);
    }
    if (unknown.length === 0) return found;
    const asked = await ask(unknown);
    for (const { id, batchId, receivedAt } of unknown) {
      const losses = asked.get(id) ?? [];
      if (losses.length > 0) found.set(id, losses);
      if (batchId !== null && nowMs - receivedAt.getTime() > settledAfterMs)
        settled.set(batchId, { losses, atMs: nowMs });
    }
    return found;
  };
}
