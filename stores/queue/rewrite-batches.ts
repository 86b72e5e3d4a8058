// Rewrites batches where they lie on the queue: waiting, delayed, failed, in hand. Each stays one job with as many events.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { JobQueue, QueueEngine } from './queue-engine.ts';
import type { BatchSeal } from './seal-batch.ts';

export interface RewriteOutcome {
  /** Batches that were written anew. */
  rewritten: number;
  /** Batches that nobody can open, so that nobody knows what is in them. */
  unreadable: number;
}

/**
 * `change` answers the new batch, or undefined to leave it. Jobs that come while this runs may be missed; whoever has them in
 * hand goes on with what was read before.
 */
export async function rewriteBatches(
  engine: QueueEngine,
  queue: JobQueue,
  seal: BatchSeal,
  change: (batch: QueuedBatch) => QueuedBatch | undefined,
): Promise<RewriteOutcome> {
  const outcome: RewriteOutcome = { rewritten: 0, unreadable: 0 };
  await engine.rewritePayloads(queue, (payload) => {
    if (typeof payload !== 'string') return undefined;
    const batch = openOrUndefined(seal, payload);
    if (batch === undefined) {
      outcome.unreadable += 1;
      return undefined;
    }
    const changed = change(batch);
    if (changed === undefined) return undefined;
    outcome.rewritten += 1;
    return seal.seal(changed);
  });
  return outcome;
}

function openOrUndefined(seal: BatchSeal, payload: string): QueuedBatch | undefined {
  try {
    return seal.open(payload);
  } catch {
    return undefined;
  }
}
