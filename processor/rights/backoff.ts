// Lets what fails wait longer each time, so that it does not keep others from their turn. In the memory of a process: one that is
// restarted tries once more.

const minuteMs = 60_000;
const waitsMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 120 * minuteMs];
/** More things than ever fail at a time; the oldest are forgotten, which costs a try. */
const keptMax = 10_000;

export interface Backoff {
  isDue(id: number): boolean;
  /** Answers how long it waits, in milliseconds. */
  noteFault(id: number): number;
  settle(id: number): void;
}

export function createBackoff(now: () => number = Date.now): Backoff {
  const waiting = new Map<number, { tries: number; nextMs: number }>();
  return {
    isDue: (id) => (waiting.get(id)?.nextMs ?? 0) <= now(),
    noteFault: (id) => {
      const tries = waiting.get(id)?.tries ?? 0;
      const waitMs = waitsMs[Math.min(tries, waitsMs.length - 1)] ?? minuteMs;
      waiting.set(id, { tries: tries + 1, nextMs: now() + waitMs });
      const [oldest] = waiting.keys();
      if (waiting.size > keptMax && oldest !== undefined) waiting.delete(oldest);
      return waitMs;
    },
    settle: (id) => void waiting.delete(id),
  };
}
