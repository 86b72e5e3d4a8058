// Lets the collector's thread go before all others of this process: a request that waits for its answer is worth more
// than an event that is already safe on the queue. Only Linux gives threads a priority of their own.

import { readdirSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** How much the other threads step back, on the scale of `nice`. */
const niceness = 15;

/** System id of the thread that calls; 0 where there is none to be had. */
export function findThreadId(): number {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  } catch {
    return 0;
  }
}

/** Threads that are made later inherit it from those that make them. `collectorThread` 0: does nothing. */
export function yieldToCollector(collectorThread: number): void {
  if (collectorThread === 0) return;
  for (const name of readdirSync('/proc/self/task')) {
    const thread = Number(name);
    if (thread === collectorThread) continue;
    try {
      setPriority(thread, niceness);
    } catch {
      // The thread has ended meanwhile.
    }
  }
}
