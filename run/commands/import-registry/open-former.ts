// Opens the index as it is, for an import that takes its other sources over.

import { basename } from 'node:path';
import { RangeFileError } from '#intelligence/company/ranges/range-file-error.ts';
import { openRangeTables, type RangeTables } from '#intelligence/company/ranges/range-tables.ts';
import { readRangeFile } from '#processor/lookups/ranges/read-range-file.ts';
import { RegistryFileError } from './registry-file-error.ts';

/** Rejects with RegistryFileError when it is damaged. */
export async function openFormer(file: string): Promise<RangeTables> {
  try {
    return openRangeTables(await readRangeFile(file));
  } catch (error) {
    if (!(error instanceof RangeFileError)) throw error;
    throw new RegistryFileError(
      `The present index ${basename(file)} cannot be used (${error.message}): move ${file} away, then import every source again.`,
      { cause: error },
    );
  }
}
