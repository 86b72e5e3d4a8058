// Takes the `.mmdb` file out of the archive in which MaxMind packs it (tar, gzip). Only its content is taken: names and paths of
// the archive reach no disk.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { SourceFaultError } from '../source-fault-error.ts';

const blockBytes = 512;
/** A few kilobytes of archive could grow without end. */
const fileBytesMax = 4 * 1024 ** 3;

/** Writes the archive's first `.mmdb` file to `to`. Rejects with SourceFaultError when there is none or it is cut off. */
export async function unpackMmdb(archive: string, to: string): Promise<void> {
  const unpacker = createGunzip();
  const source = createReadStream(archive);
  // pipe() does not pass on a failure of reading.
  source.on('error', (error) => unpacker.destroy(error));
  const reader = new BlockReader(source.pipe(unpacker));
  try {
    for (;;) {
      const header = await reader.take(blockBytes);
      const entry = header === undefined ? undefined : readHeader(header);
      if (entry === undefined)
        throw new SourceFaultError('download_broken', 'no .mmdb file is in the archive');
      if (entry.isFile && entry.name.endsWith('.mmdb')) {
        await writeEntry(reader, entry.bytes, to);
        return;
      }
      await skip(reader, Math.ceil(entry.bytes / blockBytes) * blockBytes);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('Z_')) throw new SourceFaultError('download_broken', 'the archive is damaged');
    throw error;
  } finally {
    source.destroy();
    unpacker.destroy();
  }
}

interface Entry {
  name: string;
  bytes: number;
  isFile: boolean;
}

/** Undefined for the block of zeros at the end. Layout: POSIX ustar. */
function readHeader(block: Buffer): Entry | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const text = (from: number, to: number) => block.toString('latin1', from, to).replace(/\0.*$/s, '');
  const bytes = Number.parseInt(text(124, 136).trim() || '0', 8);
  let sum = 8 * 32;
  for (let at = 0; at < blockBytes; at += 1) sum += at >= 148 && at < 156 ? 0 : (block[at] ?? 0);
  if (
    Number.parseInt(text(148, 156).trim(), 8) !== sum ||
    !Number.isSafeInteger(bytes) ||
    bytes > fileBytesMax
  )
    throw new SourceFaultError('download_broken', 'the archive is damaged');
  const type = text(156, 157);
  return { name: text(0, 100), bytes, isFile: type === '' || type === '0' };
}

async function writeEntry(reader: BlockReader, bytes: number, to: string): Promise<void> {
  const file = await open(to, 'w', 0o600);
  try {
    for (let left = bytes; left > 0; ) {
      const piece = await reader.takeUpTo(left);
      if (piece === undefined) throw new SourceFaultError('download_broken', 'the archive is cut off');
      await file.writeFile(piece);
      left -= piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function skip(reader: BlockReader, bytes: number): Promise<void> {
  for (let left = bytes; left > 0; ) {
    const piece = await reader.takeUpTo(left);
    if (piece === undefined) throw new SourceFaultError('download_broken', 'the archive is cut off');
    left -= piece.length;
  }
}

/** Hands out a stream's bytes in the sizes that are asked for. */
class BlockReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** At least one byte and at most so many; undefined at the end. */
  async takeUpTo(bytesMax: number): Promise<Buffer | undefined> {
    while (this.rest.length === 0) {
      const next = await this.pieces.next();
      if (next.done === true) return undefined;
      this.rest = next.value;
    }
    const taken = this.rest.subarray(0, bytesMax);
    this.rest = this.rest.subarray(taken.length);
    return taken;
  }

  /** Exactly so many bytes; undefined when the stream ends before. */
  async take(bytes: number): Promise<Buffer | undefined> {
    const taken: Buffer[] = [];
    for (let left = bytes; left > 0; ) {
      const piece = await this.takeUpTo(left);
      if (piece === undefined) return undefined;
      taken.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(taken);
  }
}
