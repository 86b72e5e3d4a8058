// Writes a built index beside the one in use and puts it in its place in one step: whoever looks finds the former or the
// new one, whole, whatever happens in between.

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { BuiltRanges } from '#intelligence/company/ranges/build-range-index.ts';
import {
  bytesOf,
  filling,
  fillingOf,
  makeRangeHeader,
} from '#intelligence/company/ranges/range-file-header.ts';
import { rangeFileIn, unfinishedRangeFileIn } from './range-file.ts';

/** Answers the bytes written. Throws what the file system throws; the former file is untouched then. */
export function writeRangeFile(directory: string, { description, contents }: BuiltRanges): number {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { head, sections, bytes } = makeRangeHeader(description, contents, crc32);
  const unfinished = unfinishedRangeFileIn(directory);
  // Registry data are under terms that forbid passing them on.
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeAll(file, head);
    for (const section of sections) {
      const numbers = contents.get(section.name);
      if (numbers) writeAll(file, bytesOf(numbers));
      writeAll(file, filling.subarray(0, fillingOf(section.bytes)));
    }
    fsyncSync(file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, rangeFileIn(directory));
  syncDirectory(directory);
  return bytes;
}

/** A write may take less than it was given. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 26));
}

/** The new name must survive a power cut too. Not every system lets a directory be synced. */
function syncDirectory(directory: string): void {
  try {
    const opened = openSync(directory, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The file itself is on disk; at worst the former one is found after a power cut.
  }
}
