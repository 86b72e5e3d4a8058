// Keeps one lane from having all slots of a worker: an endpoint that never answers, or a CRM with a backlog, waits for itself alone.

import type { TakenItem } from '#stores/records/outbox/take-items.ts';

export interface LaneShares {
  /** `take` is given the lanes that have their share; two never take at once, so that none gets more. */
  take(take: (full: readonly string[]) => Promise<TakenItem[]>): Promise<TakenItem[]>;
  /** What was taken is settled. */
  free(lane: string): void;
}

/** `most`: items of one lane that are delivered at once. */
export function createLaneShares(most: number): LaneShares {
  const under = new Map<string, number>();
  const count = (lane: string, by: number) => {
    const now = (under.get(lane) ?? 0) + by;
    if (now > 0) under.set(lane, now);
    else under.delete(lane);
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    take: (take) => {
      const taking = before.then(async () => {
        const taken = await take([...under].filter(([, items]) => items >= most).map(([lane]) => lane));
        for (const { lane } of taken) count(lane, 1);
        return taken;
      });
      before = taking.catch(() => undefined);
      return taking;
    },
    free: (lane) => count(lane, -1),
  };
}
