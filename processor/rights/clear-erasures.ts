// Clears the files of all engines of what was erased, some time after: at the most every few hours, since tables are written
// anew and short of use meanwhile.

import type { Logger } from 'pino';
import { clearEventTraces } from '#stores/events/clear-traces.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { EventQueue } from '#stores/queue/event-queue.ts';
import { type ClearingRound, startClearingRound } from '#stores/records/clear-postgres-traces.ts';
import type { Records } from '#stores/records/open-records.ts';
import { noteCleared, readErasureRuns } from '#stores/records/rights/erasure-runs.ts';

const minuteMs = 60_000;
/** Until the event store has removed the parts that were replaced, and everything in hand is written. */
const restMs = 15 * minuteMs;
const betweenMs = 4 * 60 * minuteMs;
/** What was in use for so long is told to be left: the promise is a day, and each try makes others wait. */
const triesForMs = 20 * 60 * minuteMs;

export interface ClearParts {
  records: Records;
  queue: Pick<EventQueue, 'clearTraces'>;
  events: EventStore;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** Of a process: the clearing that it has begun, so that a table in use does not have all others written anew. */
export interface ClearingDesk {
  round: (ClearingRound & { beforeMs: number }) | undefined;
}

/** Clears when it is time. False when something is left to be done: the next run goes on. */
export async function clearErasuresWhenDue(
  parts: ClearParts,
  desk: ClearingDesk,
  nowMs: number,
): Promise<boolean> {
  const { waiting, firstMs, clearedMs } = await readErasureRuns(parts.records);
  if (waiting === 0 || nowMs - firstMs < restMs || nowMs - clearedMs < betweenMs) return true;
  return clearErasures(parts, desk, nowMs - restMs, nowMs - firstMs > triesForMs);
}

/**
 * Of all erasures that began before; milliseconds since 1970. A round that was begun goes on with the erasures that it began
 * with. `isLastTry`: what is in use is noted as left.
 */
export async function clearErasures(
  { records, queue, events, log }: ClearParts,
  desk: ClearingDesk,
  beforeMs: number,
  isLastTry = false,
): Promise<boolean> {
  desk.round ??= { ...startClearingRound(), beforeMs };
  const { round } = desk;
  if (!round.done.has('events')) {
    // Nothing else is begun before: what came in meanwhile may be cleared with it.
    if (!(await clearEventTraces(events, round.beforeMs))) {
      desk.round = undefined;
      return false;
    }
    round.done.add('events');
  }
  const busy = [...(await records.clearTraces(round)), ...(await queue.clearTraces(round))];
  if (busy.length > 0 && !isLastTry) {
    log.info({ tables: busy.length }, 'tables that were in use are cleared with the next run');
    return false;
  }
  desk.round = undefined;
  const left = [...round.left, ...busy];
  for (const what of left) log.warn({ what }, 'a trace of somebody who was erased could not be cleared');
  await noteCleared(records, round.beforeMs, left);
  log.info({ left: left.length }, 'files are cleared of what was erased');
  return true;
}
