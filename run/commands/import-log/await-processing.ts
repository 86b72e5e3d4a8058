// After everything is queued: waits until the processor has stored it, so that the end of the command is the end.

import { setTimeout as wait } from 'node:timers/promises';
import type { EventQueue } from '#stores/queue/event-queue.ts';

const lookEveryMs = 100;
/** Without any getting fewer for this long, nobody processes; they are safe on the queue. */
const patienceMs = 30_000;

/** Answers how many events of the site still wait: 0 unless the operator stops it or nothing moves. */
export async function waitUntilStored(
  queue: Pick<EventQueue, 'waitingEvents'>,
  siteId: number,
  output: NodeJS.WritableStream & { isTTY?: boolean },
  isStopping: () => boolean,
): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY;
  let movedAt = performance.now();
  for (;;) {
    const left = (await queue.waitingEvents()).get(siteId) ?? 0;
    if (left === 0 || isStopping()) return left;
    if (left < fewest) {
      fewest = left;
      movedAt = performance.now();
    } else if (performance.now() - movedAt > patienceMs) return left;
    if (output.isTTY === true)
      output.write(`\r${left.toLocaleString('en-GB')} still to be stored `.padEnd(60));
    await wait(lookEveryMs);
  }
}
