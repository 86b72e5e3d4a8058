// The failed set of the event queue: batches whose tries were used up, which are worth another one, and batches that
// nobody could open, which are not until the key is back.

import { UnrecoverableError } from 'bullmq';
import type { FailedJob, JobQueue, QueueEngine } from './queue-engine.ts';
import { addSiteCounts } from './site-counts.ts';

/** How the reason begins with which a batch that cannot be opened is put aside. */
const unreadableMark = 'unreadable: ';

/** Not tried again by itself. */
export function unreadableError(reason: string): UnrecoverableError {
  return new UnrecoverableError(`${unreadableMark}${reason}`);
}

/** Per site id. */
export async function countUnreadable(engine: QueueEngine, queue: JobQueue): Promise<Map<number, number>> {
  const totals = new Map<number, number>();
  if ((await queue.getFailedCount()) === 0) return totals;
  for (const job of await engine.listFailed(queue)) if (isUnreadable(job)) addSiteCounts(job.name, totals);
  return totals;
}

/** Puts those of the failed set that `wanted` names back in line; returns how many. */
export async function retryFailed(
  engine: QueueEngine,
  queue: JobQueue,
  wanted: 'readable' | 'unreadable',
): Promise<number> {
  if ((await queue.getFailedCount()) === 0) return 0;
  const failed = await engine.listFailed(queue);
  let retried = 0;
  for (const job of failed) {
    if (isUnreadable(job) !== (wanted === 'unreadable')) continue;
    const found = await queue.getJob(job.id);
    // Another machine's sweep may have been faster.
    if (!found || (await found.getState()) !== 'failed') continue;
    await found.retry('failed');
    retried += 1;
  }
  return retried;
}

function isUnreadable({ reason }: FailedJob): boolean {
  return reason.startsWith(unreadableMark);
}
