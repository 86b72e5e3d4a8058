// With what a person is erased, for the two servers that do it: the dashboard when an administrator says so, the processor when
// the person does.

import { join, resolve } from 'node:path';
import type { Config } from '#config/config.ts';
import { eraseEvents } from '#stores/events/erase-events.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { Erasure } from '#stores/persons/erase-everywhere.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';

/** As long as a processor may go on with what it read before, and a write on top. */
const settleMs = 8_000;

export function openErasure(
  { events, queue }: { events: EventStore; queue: Pick<EventQueue, 'rewrite'> },
  settings: Pick<Config['stores'], 'FIUTO_DATA_DIR'>,
): Erasure {
  return {
    eraseEvents: (what) => eraseEvents(events, what),
    rewriteQueue: (change) => queue.rewrite(change),
    settleMs,
    importDirectory: join(resolve(settings.FIUTO_DATA_DIR), 'import'),
  };
}
