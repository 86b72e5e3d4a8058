// Builds the index of lists in a thread of its own: this side of `load-lists-thread.ts`.

import { startThread } from '../start-thread.ts';
import { type BuiltLists, buildLists } from './build-lists.ts';
import type { FromListThread, ListOrders } from './load-lists-thread.ts';

/** Rejects with an Error that says why the directory cannot be read. */
export async function loadLists(orders: ListOrders): Promise<BuiltLists> {
  // The built-in lists are done before a thread would have started.
  if (orders.directory === undefined) return buildLists(undefined, orders.former);
  const worker = startThread(
    places.map((place) => new URL(place, import.meta.url)),
    orders,
  );
  worker.unref();
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (message: FromListThread) => {
        if (message.kind === 'built') resolve(message.lists);
        else reject(new Error(message.why));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the lists could not be read to their end')));
    });
  } finally {
    await worker.terminate();
  }
}

/** Built, beside what was started or above a command; or beside us from source. */
const places = ['./load-lists-thread.js', '../load-lists-thread.js', './load-lists-thread.ts'];
