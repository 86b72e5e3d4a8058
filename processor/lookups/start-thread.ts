// Starts a thread from its file, whether that is built or source.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** `places`: where the file may lie, the first that is there counts. Throws Error when it is nowhere. */
export function startThread(places: readonly URL[], workerData: unknown): Worker {
  const found = places.find((url) => existsSync(fileURLToPath(url)));
  if (!found) {
    const name = places[0]?.pathname.split('/').at(-1) ?? 'The file of a thread';
    throw new Error(`${name} is missing: the installation is incomplete.`);
  }
  if (!found.pathname.endsWith('.ts')) return new Worker(found, { workerData });
  // A thread does not take over the loader that lets its parent run from source.
  const resolved = createRequire(import.meta.url).resolve('tsx/esm/api');
  const loader = pathToFileURL(resolved.replace(/\.cjs$/, '.mjs')).href;
  const code = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(found.href)}); });`;
  return new Worker(code, { eval: true, workerData });
}
