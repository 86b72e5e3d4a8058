// Keeps scores up to date: takes companies that are due as soon as they are, a few together, and works them out. One process of the
// installation at a time; the others look whether it still does.

import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import { failureReason } from '#stores/records/failure-reason.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { hasDue } from '#stores/records/scores/has-due.ts';
import { failDue, type TakenSubject, takeDue } from '#stores/records/scores/take-due.ts';
import { type BatchParts, scoreBatch } from './score-batch.ts';

export interface ScorerParts extends BatchParts {
  readonly log: Pick<Logger, 'warn'>;
}

export interface Scorer {
  /** Something is due now: it is not waited for the next look. */
  wake(): void;
  /** Resolves when nothing is in hand. */
  stop(): Promise<void>;
}

const companiesAtOnce = 50;
const leaseMs = 120_000;
/** What other processes, commands and people cause is found by then. */
const lookEveryMs = 500;
/** Between two batches the pipeline has the machine for as long as the batch took, up to so long. */
const restMsMax = 250;

export function startScorer(parts: ScorerParts): Scorer {
  let isStopped = false;
  let isWoken = false;
  const sleeper = createSleeper();

  async function drain(): Promise<void> {
    while (!isStopped) {
      const taken = await takeDue(parts.records, { limit: companiesAtOnce, leaseMs });
      if (taken.length === 0) return;
      const startedMs = performance.now();
      await scoreOrFail(parts, taken);
      await rest(Math.min(performance.now() - startedMs, restMsMax));
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      isWoken = false;
      try {
        if (await hasDue(parts.records)) await whileHoldingLock(parts.records, 'score-companies', drain);
      } catch (error) {
        parts.log.warn({ reason: failureReason(error) }, 'scores are worked out later');
      }
      if (!isWoken && !isStopped) await sleeper.sleep(lookEveryMs);
    }
  }

  const running = run();
  return {
    wake: () => {
      isWoken = true;
      sleeper.wake();
    },
    stop: async () => {
      isStopped = true;
      sleeper.wake();
      await running;
    },
  };
}

/** Sleeps until it is woken or the time is over. */
function createSleeper(): { sleep(ms: number): Promise<void>; wake(): void } {
  let wakeUp: (() => void) | undefined;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wakeUp?.(),
  };
}

/** One company that cannot be worked out holds no other up. */
async function scoreOrFail(parts: ScorerParts, taken: readonly TakenSubject[]): Promise<void> {
  try {
    await scoreBatch(parts, taken);
  } catch (error) {
    if (taken.length > 1) {
      for (const one of taken) await scoreOrFail(parts, [one]);
      return;
    }
    await failDue(parts.records, taken);
    const [one] = taken;
    parts.log.warn({ reason: failureReason(error) }, `a score cannot be worked out now: ${kindOf(one)}`);
  }
}

/** Without a name that somebody's could be. */
function kindOf(taken: TakenSubject | undefined): string {
  const subject = taken?.subject ?? '';
  return subject.startsWith('id:') ? subject : (subject.split(':')[0] ?? '');
}
