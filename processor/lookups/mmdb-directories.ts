// Where `.mmdb` files lie: the operator's own directory, and the one into which Fiuto fetches. A name that is in both is the
// operator's.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LookupWarning } from './network-lookup.ts';

export interface MmdbDirectory {
  readonly path: string;
  /** Under which terms a file of this directory is here. */
  licenceOf(fileName: string): string;
  /** One that need not be there: nothing was fetched yet. */
  readonly isOptional: boolean;
}

/** The operator's own. */
export function operatorDirectory(path: string): MmdbDirectory {
  return { path, licenceOf: () => 'operator-supplied', isOptional: false };
}

export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly licence: string;
}

/** By name. What cannot be read is told, and the rest goes on. */
export function listMmdbFiles(directories: readonly MmdbDirectory[]): {
  files: FoundFile[];
  warnings: LookupWarning[];
} {
  const files = new Map<string, FoundFile>();
  const warnings: LookupWarning[] = [];
  for (const directory of directories) {
    for (const name of listNames(directory, warnings)) {
      const former = files.get(name);
      if (former === undefined)
        files.set(name, { name, path: join(directory.path, name), licence: directory.licenceOf(name) });
      else
        warnings.push({
          source: name,
          message: `${name} lies in two directories; ${former.path} is used: remove one of the two.`,
        });
    }
  }
  return {
    files: [...files.values()].sort(({ name: one }, { name: two }) => (one < two ? -1 : 1)),
    warnings,
  };
}

function listNames({ path, isOptional }: MmdbDirectory, warnings: LookupWarning[]): string[] {
  try {
    return readdirSync(path).filter((name) => name.endsWith('.mmdb') && !name.startsWith('.'));
  } catch (error) {
    if (isOptional && error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    const mend = isOptional ? 'give this user the right to read it' : 'check FIUTO_MMDB_DIR';
    warnings.push({
      source: path,
      message: `The directory of .mmdb files cannot be read (${why}): ${mend}.`,
    });
    return [];
  }
}
