// Brings one `.mmdb` file up to date: as it was when nothing changed, else opened anew. A changed file that cannot be read
// leaves the former one in place, with a warning.

import { readFileSync, statSync } from 'node:fs';
import { findFileProblem } from './find-file-problem.ts';
import type { FoundFile } from './mmdb-directories.ts';
import { type NetworkFile, openNetworkFile } from './network-file.ts';
import type { LookupWarning } from './network-lookup.ts';

export interface LoadedFile {
  /** Path, size and time of change, as one text. */
  readonly stamp: string;
  readonly path: string;
  readonly licence: string;
  readonly file: NetworkFile | undefined;
  readonly warning: LookupWarning | undefined;
}

/** The very same object as `before` when the file has not changed. Throws nothing. */
export function loadNetworkFile(found: FoundFile, before: LoadedFile | undefined): LoadedFile {
  const { name, path, licence } = found;
  let stamp = '';
  try {
    const { ino, size, mtimeMs } = statSync(path);
    stamp = `${path} ${ino} ${size} ${mtimeMs}`;
    if (before?.stamp === stamp) return before;
    const file = openNetworkFile(name, readFileSync(path), licence);
    return { stamp, path, licence, file, warning: undefined };
  } catch (error) {
    if (before?.stamp === stamp) return before;
    const { reason, what, mend } = findFileProblem(error);
    const instead = before?.file === undefined ? 'it is not used' : 'the former version is used on';
    const message = `${name} cannot be opened (${what}); ${instead}: ${mend}.`;
    return { stamp, path, licence, file: before?.file, warning: { source: name, message, reason } };
  }
}
