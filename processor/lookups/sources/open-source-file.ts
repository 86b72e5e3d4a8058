// Opens one file of network data for company resolution, recognised by its content: an `.mmdb` file, a range index, or a
// registry's records, plain or gzipped, which are read into memory and left as they are.

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openRangeIndex } from '#intelligence/company/ranges/range-index.ts';
import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { openNetworkFile } from '../network-file.ts';
import { readRangeFile } from '../ranges/read-range-file.ts';
import { type RegistryText, readRegistryText } from './index-registry-text.ts';

export interface SourceFile {
  /** Empty when the file does not know the address. Never throws. */
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** What is wrong with the file since it was opened, '' when nothing is. */
  warning(): string;
}

const mmdbMarker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
/** The metadata of an `.mmdb` file stands in its last 128 KiB. */
const mmdbTail = 128 * 1024;
const rangeMagic = 'fiutorng';
/** A registry's file is held in memory whole: for explaining, not for production. */
const registryBytesMax = 400 * 1024 * 1024;

/** A registry's records are still to be indexed. Rejects with what `findFileProblem` knows when the file cannot be used. */
export async function openSourceFile(path: string): Promise<SourceFile | RegistryText> {
  const name = basename(path);
  if (readStart(path) === rangeMagic) {
    const index = openRangeIndex(await readRangeFile(path));
    return { statements: (address) => index.find(address), warning: () => '' };
  }
  const content = readFileSync(path);
  if (name.endsWith('.mmdb') || content.includes(mmdbMarker, Math.max(0, content.length - mmdbTail))) {
    const file = openNetworkFile(name, content);
    return {
      statements(address) {
        const statement = file.state(address);
        return statement === undefined ? [] : [statement];
      },
      warning: () => file.warning()?.message ?? '',
    };
  }
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  const text = isPacked ? gunzipSync(content, { maxOutputLength: registryBytesMax }) : content;
  return readRegistryText(name, text);
}

function readStart(path: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(rangeMagic.length);
    readSync(file, start, 0, start.length, 0);
    return start.toString('latin1');
  } finally {
    closeSync(file);
  }
}
