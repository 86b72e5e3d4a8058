// The generated commercial files, under the names and types that such files have.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MmdbBook, MmdbFile } from './mmdb-book.ts';
import { writeMmdbFile } from './write-mmdb-file.ts';

const fileTypes: Readonly<Record<MmdbFile, string>> = {
  isp: 'GeoIP2-ISP',
  domain: 'GeoIP2-Domain',
  connection: 'GeoIP2-Connection-Type',
  anonymous: 'GeoIP2-Anonymous-IP',
  city: 'GeoLite2-City',
};

/** Paths of the files, in the order of their names. */
export function writeMmdbFiles(directory: string, book: MmdbBook): string[] {
  return Object.entries(fileTypes)
    .map(([file, type]) => {
      const path = join(directory, `${type}.mmdb`);
      writeFileSync(path, writeMmdbFile(type, book[file as MmdbFile]));
      return path;
    })
    .sort();
}
