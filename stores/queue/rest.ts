// Pauses of work that looks for more now and then: they end at once when it must stop, or when it is woken since something has come.

export interface Alarm {
  /** Ends the pause that is under way, or else the next one. */
  ring(): void;
  /** Resolves after `ms`, or when the alarm rings, or when `signal` is aborted. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
}

export function createAlarm(): Alarm {
  let hasRung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      hasRung = true;
      wake?.();
    },
    rest: async (ms, signal) => {
      if (!hasRung)
        await rest(ms, signal, (end) => {
          wake = end;
        });
      wake = undefined;
      hasRung = false;
    },
  };
}

/** `begun` is given what ends the pause. */
export function rest(ms: number, signal: AbortSignal, begun?: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    begun?.(done);
  });
}
