// What is known of the files that were fetched: their checksum and when they were last found to be the newest. Kept beside them
// in one small file, so that it is gone when they are.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fetchedSchema = z.object({
  /** Of what the vendor published, such as the archive; hexadecimal, '' when it publishes none. */
  checksum: z.string(),
  etag: z.string(),
  lastModified: z.string(),
  /** ISO 8601: when the vendor last said that there is none newer. */
  confirmedAt: z.string(),
});
const allSchema = z.record(z.string(), fetchedSchema);

/** No download takes so long. */
const unfinishedMsMax = 86_400_000;

export type FetchedFile = z.output<typeof fetchedSchema>;

export interface FetchedFiles {
  /** Undefined when the file itself is not there. */
  find(edition: string): FetchedFile | undefined;
  keep(edition: string, fetched: FetchedFile): void;
  /** Deletes the file and what is known of it. Answers whether there was one. */
  remove(edition: string): boolean;
  editions(): readonly string[];
  /** Clears away what runs that were killed left behind. */
  tidy(now: Date): void;
  pathOf(edition: string): string;
  /** Where it is while it is not whole yet; not among the files that are looked up in. */
  unfinishedPathOf(edition: string, step: 'archive' | 'file'): string;
}

/** `directory`: `sources` in the data directory. Throws what the file system throws. */
export function openFetchedFiles(directory: string): FetchedFiles {
  const notes = join(directory, 'fetched.json');
  const pathOf = (edition: string) => join(directory, `${edition}.mmdb`);
  const read = () => readNotes(notes);
  const write = (all: Record<string, FetchedFile>) => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(`${notes}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(`${notes}.new`, notes);
  };
  return {
    pathOf,
    unfinishedPathOf: (edition, step) => join(directory, `.${edition}.${process.pid}.${step}.unfinished`),
    find: (edition) => (existsSync(pathOf(edition)) ? read()[edition] : undefined),
    keep: (edition, fetched) => write({ ...read(), [edition]: fetched }),
    remove: (edition) => {
      const isThere = existsSync(pathOf(edition));
      rmSync(pathOf(edition), { force: true });
      const { [edition]: known, ...others } = read();
      if (known !== undefined) write(others);
      return isThere;
    },
    editions: () => Object.keys(read()),
    tidy: (now) => removeUnfinished(directory, now),
  };
}

/** What runs that were killed left behind; what another process is at work on is younger. */
function removeUnfinished(directory: string, now: Date): void {
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    const path = join(directory, name);
    if (!/^\..+\.unfinished$/.test(name)) continue;
    const age = now.getTime() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > unfinishedMsMax) rmSync(path, { force: true });
  }
}

/** Damaged notes mean a fetch more, and nothing worse. */
function readNotes(file: string): Record<string, FetchedFile> {
  try {
    return allSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
