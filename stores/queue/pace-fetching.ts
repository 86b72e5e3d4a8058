// BullMQ's worker fetches job after job until it has as many as it may or the queue is empty, and only then begins with the
// first: with room for hundreds and a steady stream, a job that was fetched lay there for seconds, its lock not renewed.
// So the room grows by small steps, each once the former is begun with.

import type { JobWorker } from './queue-engine.ts';

/** At most as many jobs are fetched before the first of them is begun with. */
const step = 16;

export interface FetchPace {
  /** To be called when a job is begun with. */
  begin(jobId: string): void;
  /** To be called when a job ends without being completed or failed. */
  end(jobId: string): void;
}

/** Sets the worker's concurrency from now on, to `concurrencyMax` at most. */
export function paceFetching(
  worker: Pick<JobWorker, 'concurrency' | 'on'>,
  concurrencyMax: number,
): FetchPace {
  const begun = new Set<string>();
  const setRoom = () => {
    const room = (Math.floor(begun.size / step) + 1) * step;
    worker.concurrency = Math.min(concurrencyMax, room);
  };
  const end = (jobId: string) => {
    begun.delete(jobId);
    setRoom();
  };
  // Not at the end of its work but of its report: with the report it may fetch the next job, if there is room.
  worker.on('completed', (job) => end(job.id ?? ''));
  worker.on('failed', (job) => end(job?.id ?? ''));
  // What could not be reported is never heard of again. Too little room for a moment does no harm.
  worker.on('error', () => {
    begun.clear();
    setRoom();
  });
  setRoom();
  return {
    begin: (jobId) => {
      begun.add(jobId);
      setRoom();
    },
    end,
  };
}
