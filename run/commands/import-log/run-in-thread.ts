// The reading side of an import in a thread of its own, so that it does not take the processor's time: this side of
// `run/import-log-thread.ts`.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EngineChoice } from '../../open-stores.ts';
import type { ImportOrders, ImportOutcome, ImportProgress, ImportWatch } from './import-logs.ts';

export interface ThreadOrders {
  choice: EngineChoice;
  orders: ImportOrders;
}

export type FromThread =
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'done'; outcome: ImportOutcome };

const lookEveryMs = 100;

/** Rejects with what the thread failed of. */
export async function importInThread(workerData: ThreadOrders, watch: ImportWatch): Promise<ImportOutcome> {
  const worker = new Worker(findThreadFile(), { workerData });
  const asking = setInterval(() => {
    if (watch.isStopping()) worker.postMessage('stop');
  }, lookEveryMs);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'done') resolve(message.outcome);
        else watch.onProgress(message.progress);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The import ended before it was done.')));
    });
  } finally {
    clearInterval(asking);
    await worker.terminate();
  }
}

/** Beside the command: built, or from source under a loader that knows TypeScript. */
function findThreadFile(): URL {
  const places = ['../import-log-thread.js', '../../import-log-thread.ts'];
  const found = places
    .map((place) => new URL(place, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url)));
  if (!found) throw new Error('import-log-thread is missing: the installation is incomplete.');
  return found;
}
