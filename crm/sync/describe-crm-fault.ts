// What becomes of an item of the outbox when a CRM refuses.

import { findCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import type { Records } from '#stores/records/open-records.ts';
import { CrmError } from '../http/crm-fault.ts';
import type { Delivery } from '../outbox/deliverer.ts';

/** A look that may still miss what was written is tried again later than that, in milliseconds. */
const doubtWaitMs = 5_000;

/** Throws what is no CrmError: that counts as a failed try. `changedAt`: of the connection, as it was used. */
export function describeCrmFault(
  error: unknown,
  { nowMs, records, crmId, changedAt }: { nowMs: number; records: Records; crmId: number; changedAt: Date },
): Delivery {
  if (!(error instanceof CrmError)) throw error;
  const { fault, detail } = error;
  if (fault.kind === 'mend') {
    // It does not hold for what somebody has changed since.
    const stillHolds = async () =>
      (await findCrmConnection(records, crmId))?.changedAt.getTime() === changedAt.getTime();
    return { outcome: 'paused', reason: fault.reason, detail, untilMs: null, stillHolds };
  }
  if (fault.kind === 'limit')
    return { outcome: 'paused', reason: fault.reason, detail, untilMs: nowMs + fault.waitMs };
  if (error.isOutcomeUnknown)
    return { outcome: 'again', reason: 'outcome_unknown', detail, waitMs: doubtWaitMs };
  if (fault.kind === 'never') return { outcome: 'aside', reason: fault.reason, detail };
  // It was there a moment ago: the next try finds out what became of it.
  if (fault.kind === 'gone') return { outcome: 'again', reason: 'gone', detail };
  return { outcome: 'again', reason: fault.reason, detail, waitMs: fault.waitMs };
}
