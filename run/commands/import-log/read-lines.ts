// A log file as lines with the place where each ends, plain or gzip, in UTF-8, UTF-16 or Latin-1. Memory stays flat
// whatever the file holds: a line without end is cut and reported.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

export interface LogLine {
  /** Null: longer than `lineBytesMax`, and not kept. */
  text: string | null;
  /** Bytes from the beginning of the unpacked file to the end of this line. */
  end: number;
}

export interface LineOptions {
  lineBytesMax: number;
  /** Told about each piece read from disk, in bytes as they lie there. */
  onRead?: (bytes: number) => void;
}

const pieceBytes = 256 * 1024;
const newline = 10;

/** Lines in blocks, as many as a piece of the file holds. Throws when the file cannot be read or unpacked. */
export async function* readLines(file: string, options: LineOptions): AsyncGenerator<LogLine[]> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let isTooLong = false;
  let end = 0;
  const finish = (rest: Buffer): LogLine => {
    const bytes = pendingBytes === 0 ? rest : Buffer.concat([...pending, rest]);
    const line = { text: isTooLong || bytes.length > options.lineBytesMax ? null : decode(bytes), end };
    pending = [];
    pendingBytes = 0;
    isTooLong = false;
    return line;
  };
  for await (const piece of readPieces(file, options.onRead)) {
    const lines: LogLine[] = [];
    let from = 0;
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, from)) {
      end += at + 1 - from;
      lines.push(finish(piece.subarray(from, at)));
      from = at + 1;
    }
    const rest = piece.subarray(from);
    end += rest.length;
    pendingBytes += rest.length;
    if (pendingBytes > options.lineBytesMax) isTooLong = true;
    if (isTooLong) pending = [];
    else if (rest.length > 0) pending.push(Buffer.from(rest));
    if (lines.length > 0) yield lines;
  }
  if (pendingBytes > 0) yield [finish(Buffer.alloc(0))];
}

/** Latin-1 where the bytes are no UTF-8; without the carriage return of Windows. */
function decode(bytes: Buffer): string {
  const length = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length;
  const text = bytes.toString('utf8', 0, length);
  return text.includes('\uFFFD') ? bytes.toString('latin1', 0, length) : text;
}

/** The unpacked bytes; UTF-16 comes out as UTF-8. */
async function* readPieces(file: string, onRead?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const isPacked = await isGzip(file);
  const stream = createReadStream(file, { highWaterMark: pieceBytes });
  stream.on('data', (piece) => onRead?.(piece.length));
  let bytes: AsyncIterable<Buffer> = stream;
  if (isPacked) {
    const unpacker = createGunzip({ chunkSize: pieceBytes });
    // pipe() does not pass on a failure of reading.
    stream.on('error', (error) => unpacker.destroy(error));
    bytes = stream.pipe(unpacker);
  }
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const piece of bytes) {
    if (isFirst) decoder = chooseDecoder(piece);
    const withoutMark = isFirst && piece.subarray(0, 3).equals(utf8Mark) ? piece.subarray(3) : piece;
    isFirst = false;
    yield decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : withoutMark;
  }
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

function chooseDecoder(piece: Buffer): InstanceType<typeof TextDecoder> | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return new TextDecoder('utf-16le');
  if (piece[0] === 0xfe && piece[1] === 0xff) return new TextDecoder('utf-16be');
  return undefined;
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
