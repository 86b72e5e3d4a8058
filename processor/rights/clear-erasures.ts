// Clears the files of all engines of what was erased, some time after: at the most every few hours, since tables are written
// anew and short of use meanwhile.

import type { Logger } from 'pino';
import { clearEventTraces } from '#stores/events/clear-traces.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import type { Records } from '#stores/records/open-records.ts';
import { noteCleared, readErasureRuns } from '#stores/records/rights/erasure-runs.ts';

const minuteMs = 60_000;
/** Until the event store has removed the parts that were replaced, and everything in hand is written. */
const restMs = 15 * minuteMs;
const betweenMs = 4 * 60 * minuteMs;

export interface ClearParts {
  records: Records;
  queue: Pick<EventQueue, 'clearTraces'>;
  events: EventStore;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** Clears when it is time. False when the event store still has to remove something: the next run looks again. */
export async function clearErasuresWhenDue(parts: ClearParts, nowMs: number): Promise<boolean> {
  const { waiting, firstMs, clearedMs } = await readErasureRuns(parts.records);
  if (waiting === 0 || nowMs - firstMs < restMs || nowMs - clearedMs < betweenMs) return true;
  return clearErasures(parts, nowMs - restMs);
}

/** Of all erasures that began before; milliseconds since 1970. */
export async function clearErasures(
  { records, queue, events, log }: ClearParts,
  beforeMs: number,
): Promise<boolean> {
  if (!(await clearEventTraces(events, beforeMs))) return false;
  const left = [...(await records.clearTraces()), ...(await queue.clearTraces())];
  for (const what of left) log.warn({ what }, 'a trace of somebody who was erased could not be cleared');
  // A table that was in use is tried again with the next run; what a server of others does not allow never will be.
  if (left.some((what) => what.includes('lock timeout'))) return false;
  await noteCleared(records, beforeMs, left);
  log.info({ left: left.length }, 'files are cleared of what was erased');
  return true;
}
