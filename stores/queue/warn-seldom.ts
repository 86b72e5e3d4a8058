// An engine that is away is away for every connection and every try, and a busy machine is late with many locks at once:
// the log hears of each kind now and then, not each time.

import type { Logger } from 'pino';

const seldomMs = 10_000;

const lateMessage = 'a batch took longer than its lock; it is handed out again and stored once';

interface Kind {
  loggedAtMs: number;
  /** Since it was logged. */
  leftOut: number;
}

/**
 * Warns at once, then at most every ten seconds for each kind of error, with the number of those `leftOut` since.
 * `message` says what an error means that is not of a lost lock; `late` what a lost lock means.
 */
export function createSeldomWarning(
  log: Pick<Logger, 'warn'>,
  message: string,
  late = lateMessage,
): (error: Error, facts?: Readonly<Record<string, unknown>>) => void {
  const kinds = new Map<string, Kind>();
  return (error, facts = {}) => {
    const text = isLostLock(error) ? late : message;
    const nowMs = performance.now();
    const kind = kinds.get(text) ?? { loggedAtMs: Number.NEGATIVE_INFINITY, leftOut: 0 };
    kinds.set(text, kind);
    if (nowMs - kind.loggedAtMs < seldomMs) {
      kind.leftOut += 1;
      return;
    }
    log.warn(
      { ...facts, reason: error.message, ...(kind.leftOut > 0 ? { leftOut: kind.leftOut } : {}) },
      text,
    );
    kind.loggedAtMs = nowMs;
    kind.leftOut = 0;
  };
}

/** BullMQ's words for a job whose lock ran out, or that another worker has taken since. */
function isLostLock(error: Error): boolean {
  return /could not renew lock|missing lock|lock mismatch|is not in the active state|missing key for job/i.test(
    error.message,
  );
}
