// What differs between BullMQ on PostgreSQL and on Redis: how its queues and workers are made, and how waiting jobs
// are counted. Everything else is one text in `open-event-queue.ts` and `open-schedule.ts`.

import type { IQueueBackend, Queue, Worker, WorkerOptions } from 'bullmq';
import type { ClearingRound } from '../records/clear-postgres-traces.ts';

/** A BullMQ queue over either engine. */
export type JobQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;
export type JobWorker = Worker<unknown, unknown, string, IQueueBackend, number, unknown>;

/** Settings of a worker that do not depend on the engine. */
type JobWorkerOptions = Omit<WorkerOptions<unknown>, 'connection' | 'autorun'>;

/** The part of a job that its handler needs. */
export interface TakenJob {
  id?: string | undefined;
  name: string;
  data: unknown;
  /** How often it has been started, this time included. */
  attemptsStarted: number;
  moveToDelayed(atMs: number, token?: string): Promise<void>;
}

/** A job of the failed set, without its payload. */
export interface FailedJob {
  id: string;
  name: string;
  reason: string;
}

export interface QueueEngine {
  /** For adding and asking. Fails rather than waits while the engine is away. */
  openQueue(name: string): JobQueue;
  /** For handling; waits and goes on by itself while the engine is away. It is not running yet. */
  openWorker(
    name: string,
    handle: (job: TakenJob, token: string | undefined) => Promise<void>,
    options: JobWorkerOptions,
  ): JobWorker;
  /** Adds up what the names of all jobs of a queue say, without reading their payloads. */
  countByName(queue: JobQueue): Promise<Map<number, number>>;
  /** The failed set, its first 10,000 jobs. */
  listFailed(queue: JobQueue): Promise<FailedJob[]>;
  /** Shows every payload of a queue, whatever its job waits for; what is answered takes its place, undefined leaves it. */
  rewritePayloads(queue: JobQueue, change: (payload: unknown) => string | undefined): Promise<void>;
  /**
   * Clears the engine's files of what was overwritten before. Answers what was in use and is to be tried again; what cannot be
   * done at all is noted in the round, in words for an administrator.
   */
  clearTraces(round: ClearingRound): Promise<string[]>;
}

/** For closing: what cannot be told to an engine that is away any more need not be told. */
export async function settleIgnoringErrors(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
