// Builds the index of lists in a thread of its own: this side of `load-lists-thread.ts`.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type BuiltLists, buildLists } from './build-lists.ts';
import type { FromListThread, ListOrders } from './load-lists-thread.ts';

/** Rejects with an Error that says why the directory cannot be read. */
export async function loadLists(orders: ListOrders): Promise<BuiltLists> {
  // The built-in lists are done before a thread would have started.
  if (orders.directory === undefined) return buildLists(undefined, orders.former);
  const worker = startThread(orders);
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
function startThread(workerData: ListOrders): Worker {
  const places = ['./load-lists-thread.js', '../load-lists-thread.js', './load-lists-thread.ts'];
  const found = places
    .map((place) => new URL(place, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url)));
  if (!found) throw new Error('load-lists-thread is missing: the installation is incomplete.');
  if (!found.pathname.endsWith('.ts')) return new Worker(found, { workerData });
  // A thread does not take over the loader that lets its parent run from source.
  const resolved = createRequire(import.meta.url).resolve('tsx/esm/api');
  const loader = pathToFileURL(resolved.replace(/\.cjs$/, '.mjs')).href;
  const code = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(found.href)}); });`;
  return new Worker(code, { eval: true, workerData });
}
