// The thread of `import-log` that reads and queues, when the same process also processes. Opens its own connections;
// hears `stop`, tells progress and the outcome.

import { parentPort, workerData } from 'node:worker_threads';
import { importLogs } from './commands/import-log/import-logs.ts';
import type { FromThread, ThreadOrders } from './commands/import-log/run-in-thread.ts';
import { openLog } from './open-log.ts';
import { openIntakeStores } from './open-stores.ts';

const progressEveryMs = 200;
const { choice, orders } = workerData as ThreadOrders;
const tell = (message: FromThread) => parentPort?.postMessage(message);

let isStopping = false;
parentPort?.on('message', () => {
  isStopping = true;
});

const stores = await openIntakeStores(choice, openLog('import'));
let toldAt = 0;
const outcome = await importLogs(stores, orders, {
  isStopping: () => isStopping,
  onProgress: (progress) => {
    if (performance.now() - toldAt < progressEveryMs) return;
    toldAt = performance.now();
    tell({ kind: 'progress', progress });
  },
});
await stores.close();
tell({ kind: 'done', outcome });
parentPort?.close();
