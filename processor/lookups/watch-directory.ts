// Tells when something in a directory has changed and is still again. Changes that the system does not tell, as on network
// drives, are found by looking now and then.

import { type FSWatcher, watch } from 'node:fs';

const lookEveryMs = 60_000;

/** Calls `look` after a change and every minute; answers how to stop. `settleMs`: how long the directory must be still. */
export function watchDirectory(directory: string, settleMs: number, look: () => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(directory, { persistent: false }, () => {
      clearTimeout(settling);
      settling = setTimeout(look, settleMs).unref();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // A directory that does not exist yet is found by the next look.
    watcher = undefined;
  }
  const timer = setInterval(look, lookEveryMs).unref();
  return () => {
    clearInterval(timer);
    clearTimeout(settling);
    watcher?.close();
  };
}
