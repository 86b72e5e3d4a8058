// Reads a range index from its file into memory that threads share, and refuses it when a single bit has changed.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { RangeFileError } from '#intelligence/company/ranges/range-file-error.ts';
import {
  fillingOf,
  type RangeSection,
  readRangeHeader,
  readRangeStart,
} from '#intelligence/company/ranges/range-file-header.ts';

const pieceBytes = 8 * 1024 * 1024;
/** The description of a few data sets is some kilobytes. */
const headBytesMax = 64 * 1024 * 1024;

/**
 * The whole file, checked, ready for `openRangeIndex`. Throws RangeFileError for a file that is damaged, cut off or not
 * ours, and what the file system throws. Takes a second for some hundred megabytes: call it in a thread.
 */
export function readRangeFile(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const start = new Uint8Array(32);
    if (readSync(file, start, 0, start.length, 0) < start.length) throw new RangeFileError('It is cut off.');
    const { headBytes, bytes } = readRangeStart(start, crc32);
    if (bytes !== size || headBytes > Math.min(size, headBytesMax))
      throw new RangeFileError(`It has ${size} bytes where ${bytes} were written: it is cut off or grown.`);
    const buffer = new SharedArrayBuffer(size);
    const whole = new Uint8Array(buffer);
    readAll(file, whole);
    const header = readRangeHeader(whole.subarray(0, headBytes), crc32);
    checkSections(whole, headBytes, header.sections);
    return buffer;
  } finally {
    closeSync(file);
  }
}

function readAll(file: number, whole: Uint8Array): void {
  for (let at = 0; at < whole.length; ) {
    const read = readSync(file, whole, at, Math.min(pieceBytes, whole.length - at), at);
    if (read === 0) throw new RangeFileError('It became shorter while it was read.');
    at += read;
  }
}

/** Sections follow each other without a gap, so that every byte is under a checksum. */
function checkSections(whole: Uint8Array, headBytes: number, sections: readonly RangeSection[]): void {
  let expected = headBytes;
  for (const { name, offset, bytes, checksum } of sections) {
    const end = offset + bytes + fillingOf(bytes);
    if (offset !== expected || end > whole.length)
      throw new RangeFileError('Its sections do not fit its length.');
    let found = 0;
    for (let at = offset; at < end; at += pieceBytes)
      found = crc32(whole.subarray(at, Math.min(at + pieceBytes, end)), found);
    if (found !== checksum) throw new RangeFileError(`Its section ${name} is damaged.`);
    expected = end;
  }
  if (expected !== whole.length) throw new RangeFileError('Its sections do not fit its length.');
}
