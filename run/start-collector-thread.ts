// Starts the collector's thread and keeps it going: this side of `collector-thread.ts`.

import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { StartError } from './exit-codes.ts';
import type { EngineChoice } from './open-stores.ts';
import { yieldToCollector } from './yield-to-collector.ts';

export interface ThreadOrders {
  choice: EngineChoice;
  config: Config['collector'];
}

export type FromThread =
  | { kind: 'listening'; url: string; thread: number }
  | { kind: 'failed'; message: string; exitCode: number }
  | { kind: 'stopped' };

const restartDelayMs = 500;
/** A few hundredths of a second of full load. */
const youngGenerationMb = 48;
const lookEveryMs = 250;
const busyUtilization = 0.25;

export interface CollectorThread {
  url: string;
  /** Whether its thread had work in more than a quarter of the time since the last look. */
  isBusy(): boolean;
  /** Takes no more, answers what is under way, resolves when the thread has ended. */
  close(): Promise<void>;
}

/** Rejects with StartError when the first start fails; a thread that dies later is started again. */
export async function startCollectorThread(orders: ThreadOrders, log: Logger): Promise<CollectorThread> {
  let closing = false;
  let thread = launch(orders);
  const url = await thread.listening;
  const keepGoing = async () => {
    for (;;) {
      const reason = await thread.ended;
      if (closing) return;
      log.error({ reason }, 'the collector died; starting it again');
      await wait(restartDelayMs);
      if (closing) return;
      // The port must stay the one that was told to everybody.
      thread = launch({
        ...orders,
        config: { ...orders.config, FIUTO_COLLECTOR_PORT: Number(new URL(url).port) },
      });
      await thread.listening.catch((error: unknown) => log.error({ reason: String(error) }));
    }
  };
  const going = keepGoing();
  return {
    url,
    isBusy: () => thread.isBusy(),
    close: async () => {
      closing = true;
      thread.stop();
      await going;
    },
  };
}

interface Launched {
  listening: Promise<string>;
  /** Resolves with the reason. */
  ended: Promise<string>;
  stop(): void;
  isBusy(): boolean;
}

function launch(orders: ThreadOrders): Launched {
  const worker = new Worker(findThreadFile(), {
    workerData: orders,
    // Requests live for milliseconds: with more room they are gone before anything has to be moved.
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  let reason = 'it ended without a word';
  const ended = new Promise<string>((resolve) => {
    worker.once('exit', () => resolve(reason));
  });
  const listening = new Promise<string>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'listening') {
        yieldToCollector(message.thread);
        resolve(message.url);
      }
      if (message.kind === 'failed') {
        reason = message.message;
        reject(new StartError(message.message, message.exitCode));
      }
    });
    worker.on('error', (error) => {
      reason = error.stack ?? error.message;
      reject(error);
    });
    worker.once('exit', () => reject(new Error('The collector ended before it listened.')));
  });
  return { listening, ended, stop: () => worker.postMessage('stop'), isBusy: watchLoad(worker) };
}

/** Looks at least `lookEveryMs` apart; between two looks the former answer holds. */
function watchLoad({ performance: thread }: Worker): () => boolean {
  let before = thread.eventLoopUtilization();
  let lookedAtMs = performance.now();
  let isBusy = false;
  return () => {
    if (performance.now() - lookedAtMs < lookEveryMs) return isBusy;
    const now = thread.eventLoopUtilization();
    isBusy = thread.eventLoopUtilization(now, before).utilization > busyUtilization;
    before = now;
    lookedAtMs = performance.now();
    return isBusy;
  };
}

/** Beside us: built, or from source under a loader that knows TypeScript. */
function findThreadFile(): URL {
  const built = new URL('./collector-thread.js', import.meta.url);
  return existsSync(fileURLToPath(built)) ? built : new URL('./collector-thread.ts', import.meta.url);
}
