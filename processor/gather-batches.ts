// Queue jobs are small so that they are quick, ClickHouse wants few big inserts: whole batches are gathered, never
// split, and written together. A timer keeps the least interval between two writes, a longer one under load.

import type { QueuedBatch } from '#contract/queued-batch.ts';
import type { TakenBatch } from '#stores/queue/event-queue.ts';

export interface GatherOptions {
  /** Events in one write at the most, unless a single batch has more. */
  eventsMax: number;
  /** As many batches make a write that is not waited with any longer: the queue hands out no more than twice this. */
  batchesMax: number;
  /** Least time between the starts of two writes, in milliseconds. */
  intervalMs: number;
  /** Whether a collector in this process has much to do, so that the cores are its own; without it, none is here. */
  isCollectorBusy?: () => boolean;
  /** Resolves when the batches are stored; it may be called again while an earlier call is still under way. */
  write: (batches: readonly QueuedBatch[]) => Promise<void>;
}

export interface BatchGatherer {
  /** Resolves when the batch has been written, rejects when its write failed. */
  add(taken: TakenBatch): Promise<void>;
  /** Resolves when nothing is in hand. */
  settle(): Promise<void>;
}

interface Waiting {
  taken: TakenBatch;
  done: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** One is being inserted, one is worked out and one looks up what is known: no core waits. */
const writesAtOnceMax = 3;
/** A third write takes a sixth of the requests that a busy collector beside it answers. */
const writesBesideCollectorMax = 2;
/**
 * Under load, waits this many times longer unless a write is full: every write forces the disk several times, and the
 * queue's own commits wait behind that.
 */
const busyIntervals = 5;
/** A write of at least this share of the most is load. */
const busyShare = 0.1;

export function createBatchGatherer(options: GatherOptions): BatchGatherer {
  const waiting: Waiting[] = [];
  // A batch handed out twice while it is still in hand is written once; both wait for the same write.
  const inHand = new Map<string, Waiting>();
  const underWay = new Set<Promise<void>>();
  let lastStartMs = Number.NEGATIVE_INFINITY;
  let lastEvents = 0;
  let waitingEvents = 0;
  let timer: NodeJS.Timeout | undefined;
  const isFull = () => waitingEvents >= options.eventsMax || waiting.length >= options.batchesMax;
  const writesMax = () => (options.isCollectorBusy?.() ? writesBesideCollectorMax : writesAtOnceMax);
  const intervalMs = () => {
    const isBusy = lastEvents >= options.eventsMax * busyShare && !isFull();
    return isBusy ? options.intervalMs * busyIntervals : options.intervalMs;
  };

  const start = () => {
    timer = undefined;
    if (waiting.length === 0 || underWay.size >= writesMax()) return;
    const sinceMs = performance.now() - lastStartMs;
    if (sinceMs < intervalMs()) {
      timer = setTimeout(start, intervalMs() - sinceMs);
      return;
    }
    lastStartMs = performance.now();
    const gathered = waiting.splice(0, countFitting(waiting, options.eventsMax));
    lastEvents = gathered.reduce((sum, { taken }) => sum + taken.events, 0);
    waitingEvents -= lastEvents;
    const writing = writeGathered(gathered, options.write).finally(() => {
      for (const { taken } of gathered) inHand.delete(taken.batch.batchId);
      underWay.delete(writing);
      wake();
    });
    underWay.add(writing);
    wake();
  };
  const wake = () => {
    if (timer === undefined) start();
  };
  return {
    add: (taken) => {
      const known = inHand.get(taken.batch.batchId);
      if (known !== undefined) return known.done;
      const entry = createWaiting(taken);
      inHand.set(taken.batch.batchId, entry);
      waiting.push(entry);
      waitingEvents += taken.events;
      // A full write need not wait for the long interval that a busy time has set.
      if (isFull() && timer !== undefined) {
        clearTimeout(timer);
        timer = undefined;
      }
      wake();
      return entry.done;
    },
    settle: async () => {
      while (inHand.size > 0) await Promise.allSettled([...inHand.values()].map((entry) => entry.done));
      await Promise.allSettled([...underWay]);
    },
  };
}

function createWaiting(taken: TakenBatch): Waiting {
  const { promise, resolve, reject } = withResolvers();
  return { taken, done: promise, resolve, reject };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve: () => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<void>((onDone, onFail) => {
    resolve = onDone;
    reject = onFail;
  });
  return { promise, resolve, reject };
}

/** How many batches from the front fit into one write; at least one. */
function countFitting(waiting: readonly Waiting[], eventsMax: number): number {
  let events = 0;
  let count = 0;
  for (const { taken } of waiting) {
    events += taken.events;
    if (count > 0 && events > eventsMax) break;
    count += 1;
  }
  return count;
}

async function writeGathered(gathered: readonly Waiting[], write: GatherOptions['write']): Promise<void> {
  try {
    await write(gathered.map(({ taken }) => taken.batch));
    for (const entry of gathered) entry.resolve();
  } catch (error) {
    for (const entry of gathered) entry.reject(error);
  }
}
