// Reads a range index from its file into memory, and refuses it when a single bit has changed.

import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as giveWay } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { RangeFileError } from '#intelligence/company/ranges/range-file-error.ts';
import {
  fillingOf,
  type RangeSection,
  readRangeHeader,
  readRangeStart,
} from '#intelligence/company/ranges/range-file-header.ts';

/** Checked in about a millisecond; between two pieces everybody else has their turn. */
const pieceBytes = 2 * 1024 * 1024;
/** The description of a few data sets is some kilobytes. */
const headBytesMax = 64 * 1024 * 1024;

/**
 * The whole file, checked, ready for `openRangeIndex`. Rejects with RangeFileError for a file that is damaged, cut off or
 * not ours, and with what the file system rejects with. Takes a second for some hundred megabytes, but never the thread
 * for longer than some milliseconds.
 */
export async function readRangeFile(path: string): Promise<ArrayBuffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = new Uint8Array(32);
    if ((await file.read(start, 0, start.length, 0)).bytesRead < start.length)
      throw new RangeFileError('It is cut off.');
    const { headBytes, bytes } = readRangeStart(start, crc32);
    if (bytes !== size || headBytes > Math.min(size, headBytesMax))
      throw new RangeFileError(`It has ${size} bytes where ${bytes} were written: it is cut off or grown.`);
    const buffer = new ArrayBuffer(size);
    const whole = new Uint8Array(buffer);
    await readAll(file, whole);
    const header = readRangeHeader(whole.subarray(0, headBytes), crc32);
    await checkSections(whole, headBytes, header.sections);
    return buffer;
  } finally {
    await file.close();
  }
}

async function readAll(file: FileHandle, whole: Uint8Array): Promise<void> {
  for (let at = 0; at < whole.length; ) {
    const { bytesRead } = await file.read(whole, at, Math.min(pieceBytes, whole.length - at), at);
    if (bytesRead === 0) throw new RangeFileError('It became shorter while it was read.');
    at += bytesRead;
  }
}

/** Sections follow each other without a gap, so that every byte is under a checksum. */
async function checkSections(
  whole: Uint8Array,
  headBytes: number,
  sections: readonly RangeSection[],
): Promise<void> {
  let expected = headBytes;
  for (const { name, offset, bytes, checksum } of sections) {
    const end = offset + bytes + fillingOf(bytes);
    if (offset !== expected || end > whole.length)
      throw new RangeFileError('Its sections do not fit its length.');
    let found = 0;
    for (let at = offset; at < end; at += pieceBytes) {
      found = crc32(whole.subarray(at, Math.min(at + pieceBytes, end)), found);
      await giveWay();
    }
    if (found !== checksum) throw new RangeFileError(`Its section ${name} is damaged.`);
    expected = end;
  }
  if (expected !== whole.length) throw new RangeFileError('Its sections do not fit its length.');
}
