// Keeps one kind of work going: round after round while there is something, a look now and then when there is nothing.

import type { Logger } from 'pino';
import { createAlarm, rest } from '#stores/queue/rest.ts';
import { failureReason } from '#stores/records/failure-reason.ts';

export interface Rounds {
  /** There may be something: the next look is now. */
  wake(): void;
  /** Resolves when no round is under way. */
  stop(): Promise<void>;
}

const awayMs = 5_000;

/** `round`: false when there was nothing to do. What it rejects with is logged under `failing`, and it is tried again. */
export function runRounds(
  round: (signal: AbortSignal) => Promise<boolean>,
  { idleMs, log, failing }: { idleMs: number; log: Pick<Logger, 'error'>; failing: string },
): Rounds {
  const stopping = new AbortController();
  const { signal } = stopping;
  const alarm = createAlarm();
  const keepGoing = async () => {
    while (!signal.aborted) {
      try {
        if (!(await round(signal))) await alarm.rest(idleMs, signal);
      } catch (error) {
        log.error({ reason: failureReason(error) }, failing);
        await rest(awayMs, signal);
      }
    }
  };
  const running = keepGoing();
  return {
    wake: alarm.ring,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
