// Keeps the calls of one connection under what the CRM allows in a short time: a bucket that fills evenly, whose size the answers'
// headers correct. Of one process; several processes learn of each other by those headers.

export interface Pace {
  /** Calls, or what the CRM counts in the place of calls, in one window. */
  readonly perWindow: number;
  readonly windowMs: number;
}

export interface LearntPace {
  readonly limit?: number | undefined;
  readonly remaining?: number | undefined;
  readonly windowMs?: number | undefined;
}

export interface PaceBucket {
  /** Resolves when so much may be asked for. Rejects when `signal` is aborted. */
  take(cost: number, signal?: AbortSignal): Promise<void>;
  /** What the last answer said. */
  learn(told: LearntPace): void;
}

export interface BucketClock {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** So much of a window others of the same account may use. */
const ownShare = 0.8;

export function createPaceBucket(pace: Pace, clock: BucketClock): PaceBucket {
  let size = Math.max(1, pace.perWindow * ownShare);
  let windowMs = pace.windowMs;
  let held = size;
  let filledAt = clock.now();
  let turn: Promise<void> = Promise.resolve();
  const fill = () => {
    const now = clock.now();
    held = Math.min(size, held + ((now - filledAt) * size) / windowMs);
    filledAt = now;
  };
  const takeInTurn = async (cost: number, signal?: AbortSignal) => {
    const wanted = Math.min(cost, size);
    for (fill(); held < wanted; fill())
      await clock.wait(Math.ceil(((wanted - held) * windowMs) / size), signal);
    held -= wanted;
  };
  return {
    take: (cost, signal) => {
      // One after the other, so that a dear call is not overtaken by cheap ones for ever.
      const mine = turn.then(() => takeInTurn(cost, signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
    learn: (told) => {
      fill();
      if (told.windowMs !== undefined && told.windowMs > 0) windowMs = told.windowMs;
      if (told.limit !== undefined && told.limit > 0) size = Math.max(1, told.limit * ownShare);
      if (told.remaining !== undefined) held = Math.min(held, told.remaining);
    },
  };
}
