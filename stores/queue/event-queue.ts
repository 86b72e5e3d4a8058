// The queue between collector and processor, as its users see it. `open-event-queue.ts` builds it on BullMQ over
// whichever engine run/ chose.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { ClearingRound } from '../records/clear-postgres-traces.ts';
import type { RewriteOutcome } from './rewrite-batches.ts';

/** Writing side; all that the collector is given. */
export interface EventQueueWriter {
  /** Resolves when every batch is durable on disk, rejects when none is known to be. One write for all. */
  add(batches: readonly QueuedBatch[]): Promise<void>;
}

export interface QueueConsumer {
  /** Takes no more, waits for what is in hand, resolves when idle. */
  stop(): Promise<void>;
}

export interface TakenBatch {
  batch: QueuedBatch;
  /** Number of events in it. */
  events: number;
  /** 0 on the first try. */
  attempt: number;
}

export interface EventQueue extends EventQueueWriter {
  /**
   * Hands batches to `handle`, up to `concurrency` at once. A batch leaves the queue only when its promise resolves;
   * when it rejects, or the process dies, the batch is handed out again (killed process: in under 10 s).
   * A batch that cannot be read at all is kept in the failed set and never blocks others.
   * Batches are unpacked only while neither `eventsInHandMax` events nor an estimated `bytesInHandMax` of their JSON (128 MB
   * unless given) are exceeded, which bounds memory; one always is.
   */
  consume(
    handle: (taken: TakenBatch) => Promise<void>,
    options: { concurrency: number; eventsInHandMax?: number; bytesInHandMax?: number },
  ): QueueConsumer;
  /**
   * Events queued and not yet acknowledged (waiting, delayed, active, failed), per site id. Every job is looked through:
   * take an answer of a certain age (`maxAgeMs`, milliseconds) where that will do.
   */
  waitingEvents(maxAgeMs?: number): Promise<Map<number, number>>;
  /**
   * Events among the waiting ones whose batch nobody could open, per site id: it is damaged, or was sealed with another
   * key. `maxAgeMs` as above.
   */
  unreadableEvents(maxAgeMs?: number): Promise<Map<number, number>>;
  /** Puts batches whose tries were used up back in line; returns how many. Those that nobody could open are left. */
  retryFailed(): Promise<number>;
  /** Puts those that nobody could open back in line as well: worth it when the key may have come back. */
  retryUnreadable(): Promise<number>;
  /** Rewrites batches where they lie; see `rewrite-batches.ts`. */
  rewrite(change: (batch: QueuedBatch) => QueuedBatch | undefined): Promise<RewriteOutcome>;
  /** Clears the engine's files of what was overwritten before; answers what is to be tried again. */
  clearTraces(round: ClearingRound): Promise<string[]>;
  close(): Promise<void>;
}
