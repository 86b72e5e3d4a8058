// Opens the index of registry ranges and answers who is said to hold an address. A new index is read in small
// pieces between other work and swapped in by one assignment; a broken one is left out with a warning, and the former one is used on.

import { mkdirSync, statSync } from 'node:fs';
import type { Logger } from 'pino';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import {
  openRangeIndex,
  type RangeIndex,
  type SystemStatement,
} from '#intelligence/company/ranges/range-index.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { LookupWarning } from './network-lookup.ts';
import { rangeFileIn } from './ranges/range-file.ts';
import { readRangeFile } from './ranges/read-range-file.ts';
import { releaseBuffer } from './ranges/release-buffer.ts';
import { watchDirectory } from './watch-directory.ts';

/** A swap by renaming makes several events; one look is enough. */
const settleMs = 200;

export interface RangeLookup {
  /** Never throws, never waits. Deepest range first, at most 4; empty while nothing is loaded. */
  find(address: ParsedAddress): readonly NetworkStatement[];
  /** The number of the deepest range alone, -1 when there is none. */
  findRow(address: ParsedAddress): number;
  /** What the registries say about an autonomous system. */
  findSystems(asn: number): readonly SystemStatement[];
  /** The data sets in use, for the page of sources. */
  datasets(): readonly RangeDataset[];
  /** Whether an index is in use: then a registry that is not in it was taken out of it. */
  isLoaded(): boolean;
  warnings(): LookupWarning[];
  /** Looks for a new index now, and resolves when what is there is in use or was refused. */
  refresh(): Promise<void>;
  /** Called after each swap: what was decided before may be decided anew. Answers how to stop it. */
  onSwap(listener: () => void): () => void;
  close(): void;
}

const nothing: readonly NetworkStatement[] = [];

/** `directory`: `ranges` in the data directory. Throws nothing. */
export function openRangeLookup(directory: string, log: Pick<Logger, 'info' | 'warn'>): RangeLookup {
  const path = rangeFileIn(directory);
  const listeners = new Set<() => void>();
  let index: RangeIndex | undefined;
  let buffer: ArrayBuffer | undefined;
  let warning: LookupWarning | undefined;
  let stamp = '';
  let loading: Promise<void> | undefined;
  let isClosed = false;

  function swap(next: RangeIndex | undefined, bytes: ArrayBuffer | undefined): void {
    const former = buffer;
    index = next;
    buffer = bytes;
    // A look-up takes no turn of the loop: none is under way here.
    if (former !== undefined) releaseBuffer(former);
    for (const listener of listeners) listener();
  }

  async function load(found: string): Promise<void> {
    stamp = found;
    warning = undefined;
    if (found === '') {
      if (index !== undefined) swap(undefined, undefined);
      return;
    }
    try {
      const bytes = await readRangeFile(path);
      const opened = openRangeIndex(bytes);
      if (isClosed) return;
      log.info({ rows: opened.rows, bytes: opened.bytes }, 'range index opened');
      swap(opened, bytes);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const instead = index === undefined ? 'it is not used' : 'the former one is used on';
      const message = `The index of registry ranges cannot be opened (${why}); ${instead}: import the sources again with "npx fiuto import-registry".`;
      warning = { source: path, message };
      log.warn(warning, message);
    }
  }

  async function loadWhileChanged(): Promise<void> {
    for (let found = stampOf(path); found !== stamp && !isClosed; found = stampOf(path)) await load(found);
  }

  function refresh(): Promise<void> {
    loading ??= loadWhileChanged().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  makeDirectory(directory);
  const stopWatching = watchDirectory(directory, settleMs, () => void refresh());
  void refresh();
  return {
    find: (address) => index?.find(address) ?? nothing,
    findRow: (address) => index?.findRow(address) ?? -1,
    findSystems: (asn) => index?.findSystems(asn) ?? [],
    datasets: () => index?.datasets ?? [],
    isLoaded: () => index !== undefined,
    warnings: () => (warning === undefined ? [] : [warning]),
    refresh,
    onSwap: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      listeners.clear();
      swap(undefined, undefined);
      stopWatching();
    },
  };
}

/** '' when there is no file. The inode tells two files of one size and time apart. */
function stampOf(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}

/** What is not there cannot be watched. */
function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch {
    // Where it cannot be made there is no index either; the next look would find one.
  }
}
