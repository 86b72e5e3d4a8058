// How many events of which site a job carries, as the job's name: so that waiting events can be counted without
// opening a payload. `17=3,18=1` is three events of site 17 and one of site 18.

import type { QueuedBatch } from '#contract/queued-batch.ts';

export function nameSiteCounts(batch: QueuedBatch): string {
  const counts = new Map<number, number>();
  for (const { siteId, events } of batch.requests) {
    counts.set(siteId, (counts.get(siteId) ?? 0) + events.length);
  }
  return Array.from(counts, ([siteId, events]) => `${siteId}=${events}`).join(',');
}

/** Adds the counts of one name to `totals`; a name of another form adds nothing. */
export function addSiteCounts(name: string, totals: Map<number, number>): void {
  for (const pair of name.split(',')) {
    const parts = /^(\d{1,10})=(\d{1,10})$/.exec(pair);
    if (!parts) continue;
    const siteId = Number(parts[1]);
    totals.set(siteId, (totals.get(siteId) ?? 0) + Number(parts[2]));
  }
}

export function countEvents(batch: QueuedBatch): number {
  return batch.requests.reduce((sum, { events }) => sum + events.length, 0);
}

/** Events that the name of a job speaks of; 0 for a name of another form. */
export function countNamedEvents(name: string): number {
  const totals = new Map<number, number>();
  addSiteCounts(name, totals);
  let sum = 0;
  for (const events of totals.values()) sum += events;
  return sum;
}
