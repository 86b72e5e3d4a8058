// A file on disk as an import reads it: from its start as often as it is asked for, a piece at a time.

import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenFile } from '#intelligence/company/import/inspect-file.ts';

export interface CompanyFile {
  name: string;
  open: OpenFile;
  sizeBytes: number;
  /** Of the reading that is under way. */
  bytesRead(): number;
}

/** A text instead: why it cannot be read. */
export function openCompanyFile(path: string): CompanyFile | string {
  const state = statSync(path, { throwIfNoEntry: false });
  if (!state) return `There is no file ${path}: look at its name and at the directory you are in.`;
  if (!state.isFile()) return `${path} is a directory: name the CSV file in it.`;
  let stream: ReadStream | undefined;
  return {
    name: basename(path),
    open: () => {
      stream = createReadStream(path);
      return stream;
    },
    sizeBytes: state.size,
    bytesRead: () => stream?.bytesRead ?? 0,
  };
}
