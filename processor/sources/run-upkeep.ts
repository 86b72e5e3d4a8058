// Repeats the upkeep of outside sources: what is light every ten seconds, all of it each minute and soon after a change, never two
// runs at once. When PostgreSQL is away the next run makes up for it.

import type { Logger } from 'pino';

export interface UpkeepWork {
  readonly log: Pick<Logger, 'warn'>;
  light(): Promise<void>;
  /** After the light one. */
  whole(): Promise<void>;
  /** May take minutes; started after each whole run, and not waited for. Never rejects. */
  slow(): Promise<void>;
}

export interface Upkeep {
  /** Does the light and the whole work; rejects when they fail. */
  now(): Promise<void>;
  /** In a second, together with what else changes until then. */
  soon(): void;
  close(): Promise<void>;
}

const lightEveryMs = 10_000;
const wholeEveryMs = 60_000;
const soonMs = 1_000;

export function createUpkeep({ log, light, whole, slow }: UpkeepWork): Upkeep {
  let running: Promise<void> = Promise.resolve();
  let settling: NodeJS.Timeout | undefined;
  let isFailing = false;
  let isClosed = false;

  function queue(work: () => Promise<void>): Promise<void> {
    const run = running.then(async () => {
      if (!isClosed) await work();
    });
    running = run.catch(() => undefined);
    return run;
  }

  function quietly(work: () => Promise<void>): void {
    queue(work).then(
      () => {
        isFailing = false;
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        if (!isFailing) log.warn({ reason }, 'sources cannot be looked after now; what is loaded goes on');
        isFailing = true;
      },
    );
  }

  const both = async () => {
    await light();
    await whole();
    void slow();
  };
  const timers = [
    setInterval(() => quietly(light), lightEveryMs).unref(),
    setInterval(() => quietly(both), wholeEveryMs).unref(),
  ];
  return {
    now: () => queue(both),
    soon: () => {
      if (isClosed) return;
      settling ??= setTimeout(() => {
        settling = undefined;
        quietly(both);
      }, soonMs).unref();
    },
    close: async () => {
      isClosed = true;
      for (const timer of timers) clearInterval(timer);
      clearTimeout(settling);
      await running;
    },
  };
}
