// What a failed call to a chat or a webhook means for the message: later it may work, it never will, or the room is gone.

import { HttpFault } from '../http/http-fault.ts';
import type { SendResult } from './deliver-alert.ts';

export interface FaultReading {
  /** Statuses that say that nothing will ever arrive there. */
  readonly goneStatuses: readonly number[];
  /** Statuses in the four hundreds are for good. */
  readonly refusalsAreFinal: boolean;
  /** Until the next try, where the other side names no time; milliseconds. */
  readonly waitMs?: number | undefined;
}

/** Rethrows what is no HttpFault. */
export function readSendFault(
  error: unknown,
  { goneStatuses, refusalsAreFinal, waitMs }: FaultReading,
): SendResult {
  if (!(error instanceof HttpFault)) throw error;
  const { code, status, detail, retryAfterMs } = error;
  const told = { status, reason: code, detail };
  if (goneStatuses.includes(status)) return { ...told, outcome: 'ends', reason: 'gone' };
  if (code === 'rate_limited') {
    return retryAfterMs === undefined
      ? { ...told, outcome: 'again', waitMs }
      : { ...told, outcome: 'again', waitMs: Math.max(waitMs ?? 0, retryAfterMs) };
  }
  const isFinal = ['unauthorized', 'forbidden', 'not_found', 'refused', 'too_large'].includes(code);
  // An address in a private network is one that nobody may be made to ask, however often.
  if (code === 'private_host' || (isFinal && refusalsAreFinal)) return { ...told, outcome: 'never' };
  return { ...told, outcome: 'again', waitMs: Math.max(waitMs ?? 0, retryAfterMs ?? 0) || undefined };
}
