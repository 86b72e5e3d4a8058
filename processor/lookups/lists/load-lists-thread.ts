// The thread that reads and builds the lists of networks, so that no look-up waits for it. Tells what it built, in memory
// that both threads share, or why it could not.

import { parentPort, workerData } from 'node:worker_threads';
import { type BuiltLists, buildLists } from './build-lists.ts';

export interface ListOrders {
  /** Undefined: the built-in lists alone. */
  directory: string | undefined;
  former: SharedArrayBuffer | undefined;
}
export type FromListThread = { kind: 'built'; lists: BuiltLists } | { kind: 'failed'; why: string };

const tell = (message: FromListThread) => parentPort?.postMessage(message);

try {
  const { directory, former } = workerData as ListOrders;
  tell({ kind: 'built', lists: buildLists(directory, former) });
} catch (error) {
  tell({ kind: 'failed', why: error instanceof Error ? error.message.slice(0, 200) : String(error) });
}
