// Finishes erasures that were cut off: by a killed process, or by a store that was away.

import type { Logger } from 'pino';
import { type EraseParts, finishErasure, openMax } from '#stores/persons/erase-everywhere.ts';
import { failureReason } from '#stores/records/failure-reason.ts';
import { listOpenErasures } from '#stores/records/rights/erasure-runs.ts';
import type { Backoff } from './backoff.ts';

/** Answers how many were finished. One that is under way elsewhere is left alone. */
export async function finishErasures(
  parts: EraseParts,
  log: Pick<Logger, 'info' | 'error'>,
  backoff: Backoff,
): Promise<number> {
  let finished = 0;
  for (const open of await listOpenErasures(parts.records, openMax)) {
    if (!backoff.isDue(open.id)) continue;
    try {
      if (!(await finishErasure(parts, open))) continue;
      backoff.settle(open.id);
      finished += 1;
      log.info({ erasure: open.id }, 'an erasure that was cut off was finished');
    } catch (error) {
      const againInMs = backoff.noteFault(open.id);
      log.error(
        { erasure: open.id, againInMs, reason: failureReason(error) },
        'an erasure that was cut off could not be finished; it is tried again',
      );
    }
  }
  return finished;
}
