// Runs outgoing questions a few at a time and not faster than agreed, so that neither this machine nor the one asked is flooded.

import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

export interface BoundedQueue {
  /** Resolves with what `work` gives; undefined when the queue is full or closed, and the work is not done. */
  add<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  /** Stops what runs and forgets what waits. */
  close(): void;
}

export interface QueueBounds {
  readonly concurrent: number;
  /** Begun in a second at the most. */
  readonly perSecond: number;
  readonly waitingMax: number;
}

export function createBoundedQueue({ concurrent, perSecond, waitingMax }: QueueBounds): BoundedQueue {
  const stopping = new AbortController();
  // Every turn that waits for its time listens.
  setMaxListeners(concurrent + 1, stopping.signal);
  const waiting: (() => void)[] = [];
  let running = 0;
  let nextStartMs = 0;

  async function takeTurn(): Promise<void> {
    running += 1;
    // What this turn takes is taken before it waits: turns that come meanwhile queue up behind it.
    const startMs = Math.max(performance.now(), nextStartMs);
    nextStartMs = startMs + 1_000 / perSecond;
    const ms = startMs - performance.now();
    if (ms > 0) await wait(ms, undefined, { signal: stopping.signal });
  }

  function giveTurn(): void {
    running -= 1;
    waiting.shift()?.();
  }

  return {
    add: async (work) => {
      if (stopping.signal.aborted || waiting.length >= waitingMax) return undefined;
      if (running >= concurrent) await new Promise<void>((resolve) => waiting.push(resolve));
      if (stopping.signal.aborted) return undefined;
      try {
        await takeTurn();
        return await work(stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return undefined;
        throw error;
      } finally {
        giveTurn();
      }
    },
    close: () => {
      stopping.abort();
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}
