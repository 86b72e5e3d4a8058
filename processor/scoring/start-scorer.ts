// Keeps scores up to date: takes companies that are due as soon as they are, a few together, and works them out. One process of the
// installation at a time; the others look whether it still does.

import type { Logger } from 'pino';
import { createAlarm, rest } from '#stores/queue/rest.ts';
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
  const stopping = new AbortController();
  const { signal } = stopping;
  const alarm = createAlarm();

  async function drain(): Promise<void> {
    while (!signal.aborted) {
      const taken = await takeDue(parts.records, { limit: companiesAtOnce, leaseMs });
      if (taken.length === 0) return;
      const startedMs = performance.now();
      await scoreOrFail(parts, taken);
      await rest(Math.min(performance.now() - startedMs, restMsMax), signal);
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        if (await hasDue(parts.records)) await whileHoldingLock(parts.records, 'score-companies', drain);
      } catch (error) {
        parts.log.warn({ reason: failureReason(error) }, 'scores are worked out later');
      }
      await alarm.rest(lookEveryMs, signal);
    }
  }

  const running = run();
  return {
    wake: alarm.ring,
    stop: async () => {
      stopping.abort();
      await running;
    },
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
