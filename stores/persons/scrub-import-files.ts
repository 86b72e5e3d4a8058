// Blanks the lines that name a person in the files that imports left beside the data. Where they lie: an import that runs goes on
// adding to its file, which must not become another, and the bytes themselves are to go.

import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamesThem } from './needles.ts';

const chunkBytes = 65_536;
/** Imports keep 500 letters of a line; whatever is longer than this is looked at in pieces. */
const lineBytesMax = 1_048_576;
const lineEnd = 10;
const blank = 32;

/** Answers how many lines went. A directory that is not there holds nothing. */
export async function scrubImportFiles(directory: string, namesThem: NamesThem): Promise<number> {
  if (!existsSync(directory)) return 0;
  let lines = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.txt'))
      lines += await scrubFile(join(directory, entry.name), namesThem);
  }
  return lines;
}

async function scrubFile(path: string, namesThem: NamesThem): Promise<number> {
  const file = await open(path, 'r+');
  try {
    let gone = 0;
    for await (const { bytes, start } of readLines(file)) {
      if (!namesThem(bytes.toString('utf8'), 0)) continue;
      // As many bytes as before: what is added meanwhile stands behind them.
      await file.write(Buffer.alloc(bytes.length, blank), 0, bytes.length, start);
      gone += 1;
    }
    if (gone > 0) await file.sync();
    return gone;
  } finally {
    await file.close();
  }
}

interface Line {
  /** Without its end. */
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly start: number;
}

/** Also the last line, which may be growing. */
async function* readLines(file: FileHandle): AsyncGenerator<Line> {
  const chunk = Buffer.alloc(chunkBytes);
  let rest = Buffer.alloc(0);
  let start = 0;
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunkBytes, start + rest.length);
    if (bytesRead === 0) break;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) {
      yield { bytes: rest.subarray(0, end), start };
      rest = rest.subarray(end + 1);
      start += end + 1;
    }
    if (rest.length > lineBytesMax) {
      yield { bytes: rest, start };
      start += rest.length;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield { bytes: rest, start };
}
