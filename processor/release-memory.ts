// Gives memory back when nothing has moved for a while: the engine's own, and JavaScript's. Every process does so for
// itself, hence a timer and not the schedule that all machines share.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Logger } from 'pino';
import type { EventStore } from '#stores/events/event-store.ts';

export interface IdleMemory {
  /** Runs work that is no idleness. */
  during<T>(work: () => Promise<T>): Promise<T>;
  stop(): void;
}

const lookEveryMs = 5_000;
const idleAfterMs = 15_000;
/** Little work leaves little behind; a purge after every single event would be work of its own. */
const purgeEveryMs = 60_000;

export function releaseMemoryWhenIdle(
  events: Pick<EventStore, 'releaseMemory'>,
  log: Pick<Logger, 'warn'>,
): IdleMemory {
  let running = 0;
  let lastWorkMs = performance.now();
  let lastPurgeMs = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    const isDue = lastWorkMs > lastPurgeMs && nowMs - lastPurgeMs > purgeEveryMs;
    if (running > 0 || nowMs - lastWorkMs < idleAfterMs || !isDue) return;
    lastPurgeMs = nowMs;
    collectGarbage();
    events
      .releaseMemory()
      .catch((error: unknown) => log.warn({ reason: String(error) }, 'memory was not released'));
  }, lookEveryMs);
  timer.unref();
  return {
    during: async (work) => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        lastWorkMs = performance.now();
      }
    },
    stop: () => clearInterval(timer),
  };
}

/** Node has no call for it without a flag; setting the flag now reaches contexts made afterwards. */
function collectGarbage(): void {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return;
  // Without it pages are kept in which a single object is left: two thirds of the heap after a long backlog.
  setFlagsFromString('--compact-on-every-full-gc');
  collect();
  setFlagsFromString('--no-compact-on-every-full-gc');
}
