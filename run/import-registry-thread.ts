// The thread of `import-registry`: reads and builds, so that the command can show its progress and be stopped. Tells
// `progress`, `done` and `failed`.

import { parentPort, workerData } from 'node:worker_threads';
import { importSource } from './commands/import-registry/import-source.ts';
import { RegistryFileError } from './commands/import-registry/registry-file-error.ts';
import type { RegistryOrders } from './commands/import-registry/registry-orders.ts';
import type { FromThread } from './commands/import-registry/run-in-thread.ts';

const tell = (message: FromThread) => parentPort?.postMessage(message);

try {
  const outcome = await importSource(workerData as RegistryOrders, {
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  });
  tell({ kind: 'done', outcome });
} catch (error) {
  if (!(error instanceof RegistryFileError)) throw error;
  tell({ kind: 'failed', message: error.message });
}
