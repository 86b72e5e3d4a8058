// Work that repeats: every so often one of all machines runs it. Kept by BullMQ's job schedulers in the same engine as
// the event queue.

import { DelayedError } from 'bullmq';
import type { Logger } from 'pino';
import { failureReason } from '../records/failure-reason.ts';
import {
  type JobQueue,
  type JobWorker,
  type QueueEngine,
  settleIgnoringErrors,
  type TakenJob,
} from './queue-engine.ts';
import { createSeldomWarning } from './warn-seldom.ts';

const scheduleQueueName = 'schedule';
// Another machine may know the work that this one does not.
const unknownWorkWaitMs = 1_000;

export interface Schedule {
  /**
   * Runs `handler` every `everyMs` on one of the machines that asked for the same `name`; never before the first
   * interval is over. A run that throws is logged; the next one comes as usual.
   */
  every(name: string, everyMs: number, handler: () => Promise<void>): Promise<void>;
  /** Takes no more and waits for what runs. The schedules stay for the next start. */
  close(): Promise<void>;
}

/** Resolves when the engine answers. */
export async function openSchedule(
  engine: QueueEngine,
  log: Pick<Logger, 'warn' | 'error'>,
): Promise<Schedule> {
  const queue = engine.openQueue(scheduleQueueName);
  const warn = createSeldomWarning(
    log,
    'the schedule cannot be reached; trying again',
    'repeated work took longer than its lock; it may run once more',
  );
  queue.on('error', warn);
  await queue.waitUntilReady();
  const handlers = new Map<string, () => Promise<void>>();
  const run = (job: TakenJob, token: string | undefined) => runWork(handlers, log, job, token);
  let worker: JobWorker | undefined;
  let running: Promise<void> = Promise.resolve();
  return {
    every: async (name, everyMs, handler) => {
      handlers.set(name, handler);
      if (!(await isScheduled(queue, name, everyMs))) {
        await queue.upsertJobScheduler(
          name,
          { every: everyMs },
          { name, opts: { attempts: 1, removeOnComplete: true, removeOnFail: true } },
        );
      }
      if (worker) return;
      worker = engine.openWorker(scheduleQueueName, run, {
        concurrency: 4,
        maxStalledCount: 1_000_000,
        stalledInterval: 5_000,
        lockDuration: 10_000,
      });
      worker.on('error', warn);
      running = worker.run().catch((error: unknown) => {
        log.error({ reason: String(error) }, 'repeated work no longer runs: restart the processor');
      });
    },
    close: async () => {
      await worker?.close();
      await running;
      await settleIgnoringErrors(queue.close());
    },
  };
}

/**
 * Asked for again while a run is under way, a schedule would begin a second row of runs beside the first. One whose next
 * run is overdue by more than an interval has stopped, and is made anew.
 */
async function isScheduled(queue: JobQueue, name: string, everyMs: number): Promise<boolean> {
  const known = await queue.getJobScheduler(name);
  return known?.every === everyMs && (known.next ?? 0) > Date.now() - everyMs;
}

async function runWork(
  handlers: ReadonlyMap<string, () => Promise<void>>,
  log: Pick<Logger, 'error'>,
  job: TakenJob,
  token: string | undefined,
): Promise<void> {
  const handler = handlers.get(job.name);
  if (!handler) {
    await job.moveToDelayed(Date.now() + unknownWorkWaitMs, token);
    throw new DelayedError();
  }
  try {
    await handler();
  } catch (error) {
    log.error(
      // The text of a question that failed would name whom it was about.
      { work: job.name, reason: failureReason(error) },
      'repeated work failed; it runs again at its next time',
    );
  }
}
