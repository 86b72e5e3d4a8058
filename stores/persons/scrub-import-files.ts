// Takes the lines that name a person out of the files that imports left beside the data.

import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { NamesThem } from './needles.ts';

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
  const besides = `${path}.scrubbing`;
  const out = createWriteStream(besides, { mode: 0o600 });
  let gone = 0;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (namesThem(line, 0)) gone += 1;
    else if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  if (gone === 0) await rm(besides);
  else await rename(besides, path);
  return gone;
}
