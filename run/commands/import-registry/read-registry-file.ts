// Reads a registry's dump line by line, plain or gzip, one character per byte: registries mix encodings, so texts are
// decoded one by one where they are used. Memory stays flat whatever the file holds.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { RegistryFileError } from './registry-file-error.ts';

const pieceBytes = 512 * 1024;
const lineLengthMax = 1024 * 1024;
const utf8Mark = '\u00ef\u00bb\u00bf';
const utf16Mark = /^(?:\u00ff\u00fe|\u00fe\u00ff)/;

export interface RegistryFileWatch {
  /** One line without its end; null when it was longer than 1 MiB. Counted from 1. */
  onLine(line: string | null, number: number): void;
  /** Bytes as they lie on the disk, after each piece. */
  onRead(bytes: number): void;
}

/** Answers bytes and hash of the file as it lies there. Throws RegistryFileError with the line where it ends to be readable. */
export async function readRegistryFile(
  file: string,
  { onLine, onRead }: RegistryFileWatch,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const lines = createLineCutter(onLine);
  try {
    const isPacked = await isGzip(file);
    const source = createReadStream(file, { highWaterMark: pieceBytes });
    source.on('data', (piece) => {
      hash.update(piece);
      bytes += piece.length;
      onRead(piece.length);
    });
    const pieces: AsyncIterable<Buffer> = isPacked ? unpack(source) : source;
    for await (const piece of pieces) lines.take(piece.toString('latin1'));
  } catch (error) {
    if (error instanceof RegistryFileError) throw error;
    throw new RegistryFileError(explain(file, lines.number(), error), { cause: error });
  }
  lines.end();
  return { bytes, sha256: hash.digest('hex') };
}

/** By the first two bytes; the name may say anything. */
async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function unpack(source: ReturnType<typeof createReadStream>): AsyncIterable<Buffer> {
  const unpacker = createGunzip({ chunkSize: pieceBytes });
  // pipe() does not pass on a failure of reading.
  source.on('error', (error) => unpacker.destroy(error));
  return source.pipe(unpacker);
}

function explain(file: string, line: number, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `There is no file ${file}: check the path.`;
  if (code === 'EISDIR') return `${file} is a directory: name the files in it.`;
  if (code === 'EACCES') return `This user may not read ${file}: give this user the right to.`;
  const what = error instanceof Error ? error.message : String(error);
  if (code === 'Z_BUF_ERROR') return `${file} is cut off after line ${line}: fetch it again.`;
  if (code.startsWith('Z_')) return `${file} is damaged after line ${line} (${what}): fetch it again.`;
  return `${file} cannot be read after line ${line} (${what}).`;
}

/** Cuts pieces into lines; what has no end yet waits for the next piece. */
function createLineCutter(onLine: RegistryFileWatch['onLine']) {
  let rest = '';
  let isTooLong = false;
  let number = 0;
  const tell = (line: string) => {
    number += 1;
    onLine(isTooLong || line.length > lineLengthMax ? null : line, number);
    isTooLong = false;
  };
  return {
    take: (piece: string) => {
      let from = 0;
      if (number === 0 && rest === '') {
        if (utf16Mark.test(piece))
          throw new RegistryFileError(
            'The file is in UTF-16: save it as UTF-8, or use it as the registry gave it.',
          );
        if (piece.startsWith(utf8Mark)) from = utf8Mark.length;
      }
      for (let at = piece.indexOf('\n', from); at >= 0; at = piece.indexOf('\n', from)) {
        tell(rest === '' ? piece.slice(from, at) : rest + piece.slice(from, at));
        rest = '';
        from = at + 1;
      }
      if (from < piece.length) rest += piece.slice(from);
      if (rest.length <= lineLengthMax) return;
      isTooLong = true;
      rest = ' ';
    },
    end: () => {
      if (rest !== '' || isTooLong) tell(rest);
    },
    number: () => number,
  };
}
