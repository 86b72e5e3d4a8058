// Takes a registry out of the index of ranges while Fiuto runs: what `import-registry --remove` does, for a purge on the page of
// sources.

import { join } from 'node:path';
import { importInThread } from './commands/import-registry/run-in-thread.ts';
import { lockDirectory } from './lock-directory.ts';

/** Rejects when another import is at work, or the index cannot be made anew; then it is as it was. */
export async function removeRegistry(dataDirectory: string, source: string): Promise<void> {
  const directory = join(dataDirectory, 'ranges');
  const release = lockDirectory(directory);
  try {
    const right = { statement: '', by: 'purge', at: new Date().toISOString() };
    const orders = { directory, source, files: [], right };
    await importInThread(orders, { onProgress: () => undefined }, new AbortController().signal);
  } finally {
    release();
  }
}
