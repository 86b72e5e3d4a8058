// The collector in a thread of its own, so that its event loop waits for nobody: `all` starts it. Opens its own
// connections; hears `stop`, tells `listening`, `failed` and `stopped`.

import { parentPort, workerData } from 'node:worker_threads';
import { explainListenFailure } from './check-ports.ts';
import { StartError } from './exit-codes.ts';
import { openLog } from './open-log.ts';
import { openIntakeStores } from './open-stores.ts';
import type { FromThread, ThreadOrders } from './start-collector-thread.ts';
import { startIntake } from './start-intake.ts';
import { findThreadId } from './yield-to-collector.ts';

const orders = workerData as ThreadOrders;
const tell = (message: FromThread) => parentPort?.postMessage(message);

try {
  const log = openLog('collector');
  const stores = await openIntakeStores(orders.choice, log);
  const collector = await startIntake(orders.config, stores, orders.choice.masterKey, log);
  parentPort?.once('message', () => {
    // What cannot be closed properly must not keep the others from it.
    void collector
      .close()
      .then(() => stores.close())
      .catch((error: unknown) => log.error({ reason: String(error) }, 'the collector did not stop properly'))
      .then(() => {
        tell({ kind: 'stopped' });
        process.exit(0);
      });
  });
  tell({ kind: 'listening', url: collector.url, thread: findThreadId() });
} catch (error) {
  const failure = explainListenFailure(error, {
    host: orders.config.FIUTO_COLLECTOR_HOST,
    port: orders.config.FIUTO_COLLECTOR_PORT,
    setting: 'FIUTO_COLLECTOR_PORT',
  });
  const message = failure instanceof Error ? failure.message : String(failure);
  tell({ kind: 'failed', message, exitCode: failure instanceof StartError ? failure.exitCode : 1 });
  // What was opened before the failure would keep the thread alive, and a thread that lives is not started again.
  process.exit(1);
}
