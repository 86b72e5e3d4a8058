// Takes a registry out of the index of ranges while Fiuto runs: what `import-registry --remove` does, for a purge on the page of
// sources.

import { importInThread } from './commands/import-registry/run-in-thread.ts';
import { lockDirectory } from './lock-directory.ts';

/** `directory`: `ranges` in the data directory. Rejects when another import is at work, or the index cannot be made anew. */
export async function removeRegistry(directory: string, source: string): Promise<void> {
  const release = lockDirectory(directory);
  try {
    const right = { statement: '', by: 'purge', at: new Date().toISOString() };
    const orders = { directory, source, files: [], right };
    await importInThread(orders, { onProgress: () => undefined }, new AbortController().signal);
  } finally {
    release();
  }
}
