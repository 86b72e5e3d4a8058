// The work of an import in a thread of its own: this side of `run/import-registry-thread.ts`.

import { startThread } from '#processor/lookups/start-thread.ts';
import { RegistryFileError } from './registry-file-error.ts';
import type { RegistryOrders, RegistryOutcome, RegistryProgress, RegistryWatch } from './registry-orders.ts';

export type FromThread =
  | { kind: 'progress'; progress: RegistryProgress }
  | { kind: 'done'; outcome: RegistryOutcome }
  | { kind: 'failed'; message: string };

/** Rejects with RegistryFileError, or with what the thread failed of. `stop` aborts: the former index stays. */
export async function importInThread(
  orders: RegistryOrders,
  watch: RegistryWatch,
  stop: AbortSignal,
): Promise<RegistryOutcome> {
  const worker = startThread(
    places.map((place) => new URL(place, import.meta.url)),
    orders,
  );
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'done') resolve(message.outcome);
        else if (message.kind === 'failed') reject(new RegistryFileError(message.message));
        else watch.onProgress(message.progress);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The import ended before it was done.')));
      stop.addEventListener('abort', () => reject(new RegistryFileError('The import was stopped.')), {
        once: true,
      });
    });
  } finally {
    await worker.terminate();
  }
}

/** Above the command, or beside what was started: built; or from source. */
const places = [
  '../import-registry-thread.js',
  './import-registry-thread.js',
  '../../import-registry-thread.ts',
];
