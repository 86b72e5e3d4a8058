// Keeps one kind of work going: round after round while there is something, a look now and then when there is nothing.

import type { Logger } from 'pino';
import { failureReason } from '#stores/records/failure-reason.ts';
import { rest } from './rest.ts';

const awayMs = 5_000;

/** `round`: false when there was nothing to do. What it rejects with is logged under `failing`, and it is tried again. */
export function runRounds(
  round: (signal: AbortSignal) => Promise<boolean>,
  { idleMs, log, failing }: { idleMs: number; log: Pick<Logger, 'error'>; failing: string },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const keepGoing = async () => {
    while (!signal.aborted) {
      try {
        if (!(await round(signal))) await rest(idleMs, signal);
      } catch (error) {
        log.error({ reason: failureReason(error) }, failing);
        await rest(awayMs, signal);
      }
    }
  };
  const running = keepGoing();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
