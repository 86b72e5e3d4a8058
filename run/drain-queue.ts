// Waits at a stop until the processor has stored what is queued: not needed for safety, since what is queued is on
// disk, but the next start then begins with nothing behind.

import { setTimeout as wait } from 'node:timers/promises';
import type { EventQueue } from '#stores/queue/event-queue.ts';

const lookEveryMs = 100;

/** Resolves to the number of events left, after `withinMs` at the latest. */
export async function drainQueue(
  queue: Pick<EventQueue, 'waitingEvents'>,
  withinMs: number,
): Promise<number> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const waiting = await queue.waitingEvents();
    let left = 0;
    for (const events of waiting.values()) left += events;
    if (left === 0 || performance.now() > deadline) return left;
    await wait(lookEveryMs);
  }
}
