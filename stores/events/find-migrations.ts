// Finds the numbered .sql files beside the sources, also when the program was bundled into another folder.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** File name without `.sql`, such as `0001_events`. */
  name: string;
  sql: string;
}

const folder = join('stores', 'events', 'migrations');

/** In the order of their numbers. Throws when the folder is not part of the installation. */
export function findMigrations(from: string = dirname(fileURLToPath(import.meta.url))): Migration[] {
  const directory = findFolder(from);
  return readdirSync(directory)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(join(directory, file), 'utf8') }));
}

function findFolder(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const candidate = join(at, folder);
    if (existsSync(candidate)) return candidate;
    if (dirname(at) === at) throw new Error(`No ${folder} above ${from}: the installation is incomplete.`);
  }
}
