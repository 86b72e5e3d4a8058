// Where the index of registry ranges lies: one file in a directory of its own, beside it the one that is being made.

import { join } from 'node:path';

/** `directory`: `ranges` in the data directory. */
export function rangeFileIn(directory: string): string {
  return join(directory, 'registries.ranges');
}

/** What is written before it takes the place of the other; left over only by a run that was killed. */
export function unfinishedRangeFileIn(directory: string): string {
  return join(directory, 'registries.ranges.unfinished');
}
