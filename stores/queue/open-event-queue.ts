// The event queue: BullMQ over the engine that run/ chose, one job per batch. Nothing leaves it before its handler has
// resolved; a job whose tries are used up, or that nobody can read, is kept in the failed set.

import { DelayedError } from 'bullmq';
import type { Logger } from 'pino';
import type { QueuedBatch } from '#contract/queued-batch.ts';
import { createEventGate } from './event-gate.ts';
import type { EventQueue, QueueConsumer, TakenBatch } from './event-queue.ts';
import { countUnreadable, retryFailed, unreadableError } from './failed-batches.ts';
import { type FetchPace, paceFetching } from './pace-fetching.ts';
import { type JobQueue, type QueueEngine, settleIgnoringErrors, type TakenJob } from './queue-engine.ts';
import { rewriteBatches } from './rewrite-batches.ts';
import { type BatchSeal, UnknownVersionError } from './seal-batch.ts';
import { shareAnswer } from './share-answer.ts';
import { countEvents, countNamedEvents, nameSiteCounts } from './site-counts.ts';
import { createSeldomWarning } from './warn-seldom.ts';

export const eventQueueName = 'events';

type Log = Pick<Logger, 'warn' | 'error'>;

const jobOptions = {
  // About ten minutes of trying; then the failed set, from where the sweep puts it back in line.
  attempts: 25,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: false,
  stackTraceLimit: 1,
};

const firstRetryMs = 250;
const longestRetryMs = 30_000;
/** A batch's JSON is about so many times its sealed text, which is compressed. */
const unpackedTimes = 12;
const defaultBytesInHandMax = 128 * 1024 * 1024;
// A rolling deploy takes minutes; until then others may take the batch.
const unknownVersionWaitMs = 5_000;

/** Resolves when the engine answers. `log` gets what goes wrong between calls. */
export async function openEventQueue(engine: QueueEngine, seal: BatchSeal, log: Log): Promise<EventQueue> {
  const queue = engine.openQueue(eventQueueName);
  let closing = false;
  const warn = createSeldomWarning(log, 'the queue cannot be reached; trying again');
  queue.on('error', (error: Error) => {
    if (!closing) warn(error);
  });
  await queue.waitUntilReady();
  const consumers = new Set<QueueConsumer>();
  return {
    add: (batches) => addBatches(queue, seal, batches),
    consume: (
      handle,
      { concurrency, eventsInHandMax = Number.POSITIVE_INFINITY, bytesInHandMax = defaultBytesInHandMax },
    ) => {
      const gate = createEventGate({ events: eventsInHandMax, bytes: bytesInHandMax });
      const consumer = startConsumer(
        engine,
        async (job, token) => {
          const leave = await gate.enter({
            events: countNamedEvents(job.name),
            bytes: estimateBytes(job.data),
          });
          try {
            await handle(await openJob(job, token, seal, log));
          } finally {
            leave();
          }
        },
        log,
        concurrency,
      );
      consumers.add(consumer);
      return consumer;
    },
    waitingEvents: shareAnswer(() => engine.countByName(queue)),
    unreadableEvents: shareAnswer(() => countUnreadable(engine, queue)),
    retryFailed: () => retryFailed(engine, queue, 'readable'),
    retryUnreadable: () => retryFailed(engine, queue, 'unreadable'),
    rewrite: (change) => rewriteBatches(engine, queue, seal, change),
    clearTraces: (round) => engine.clearTraces(round),
    close: async () => {
      closing = true;
      await Promise.all(Array.from(consumers, (consumer) => consumer.stop()));
      await settleIgnoringErrors(queue.close());
    },
  };
}

function estimateBytes(sealed: unknown): number {
  return typeof sealed === 'string' ? sealed.length * unpackedTimes : 0;
}

// The batch's id is the job's id: a batch added twice, after an answer that got lost, is there once.
async function addBatches(queue: JobQueue, seal: BatchSeal, batches: readonly QueuedBatch[]): Promise<void> {
  const jobs = batches.map((batch) => ({
    name: nameSiteCounts(batch),
    data: seal.seal(batch),
    opts: { ...jobOptions, jobId: batch.batchId },
  }));
  const [only] = jobs;
  if (!only) return;
  // One by one is cheaper: a bulk makes two temporary tables.
  if (jobs.length === 1) await queue.add(only.name, only.data, only.opts);
  else await queue.addBulk(jobs);
}

function startConsumer(
  engine: QueueEngine,
  take: (job: TakenJob, token: string | undefined) => Promise<void>,
  log: Log,
  concurrency: number,
): QueueConsumer {
  let pace: FetchPace | undefined;
  const takeInStep: typeof take = async (job, token) => {
    const id = job.id ?? '';
    pace?.begin(id);
    try {
      await take(job, token);
    } catch (error) {
      if (error instanceof DelayedError) pace?.end(id);
      throw error;
    }
  };
  const worker = engine.openWorker(eventQueueName, takeInStep, {
    concurrency,
    // A killed process's work is taken up after about six seconds; that it happened often is no fault of the batch.
    maxStalledCount: 1_000_000,
    stalledInterval: 2_000,
    lockDuration: 5_000,
    settings: {
      backoffStrategy: (tries) => Math.min(firstRetryMs * 2 ** Math.min(tries - 1, 20), longestRetryMs),
    },
  });
  worker.on('error', createSeldomWarning(log, 'the queue cannot be read; trying again'));
  pace = paceFetching(worker, concurrency);
  const failed = createSeldomWarning(
    { warn: (...entry: Parameters<Log['error']>) => log.error(...entry) },
    'a batch failed; it is tried again, or kept in the failed set',
  );
  worker.on('failed', (job, error: Error) => failed(error, { batch: job?.id }));
  const running = worker.run().catch((error: unknown) => {
    log.error({ reason: String(error) }, 'the queue is no longer read: restart the processor');
  });
  let stopping: Promise<void> | undefined;
  return {
    stop: () => {
      stopping ??= worker.close().then(() => running);
      return stopping;
    },
  };
}

async function openJob(
  job: TakenJob,
  token: string | undefined,
  seal: BatchSeal,
  log: Log,
): Promise<TakenBatch> {
  try {
    if (typeof job.data !== 'string') throw new Error('The job carries no batch.');
    const batch = seal.open(job.data);
    return { batch, events: countEvents(batch), attempt: Math.max(0, job.attemptsStarted - 1) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!(error instanceof UnknownVersionError)) throw unreadableError(reason);
    log.error({ batch: job.id, reason }, 'a batch waits for a newer Fiuto');
    await job.moveToDelayed(Date.now() + unknownVersionWaitMs, token);
    throw new DelayedError();
  }
}
