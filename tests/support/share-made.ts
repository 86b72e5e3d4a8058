// What is slow to make and the same for many test files (an initialised PostgreSQL, the built interface) is made once in a
// run, by whichever file needs it first; the others take what it made. Gone with the run.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const variable = 'FIUTO_TESTS_SHARE';

/** Called by Vitest before the first test and, as each project inherits it, more than once. */
export function setup(): (() => void) | undefined {
  if (process.env[variable] !== undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'fiuto-tests-'));
  // PostgreSQL, which is not root, must be able to enter.
  chmodSync(directory, 0o755);
  process.env[variable] = directory;
  return () => rmSync(directory, { recursive: true, force: true });
}

/**
 * Answers the directory of this name, filled by `make` (which is given an empty one) at the first call of the run. Whoever
 * comes meanwhile waits; when `make` fails, the next one tries again.
 */
export async function shareMade(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const shared = process.env[variable];
  if (shared === undefined) throw new Error('Tests share what they make: run them with Vitest.');
  const made = join(shared, name);
  const making = `${made}.making`;
  while (!existsSync(made)) {
    if (!claim(making)) {
      await wait(50);
      continue;
    }
    try {
      if (existsSync(made)) continue;
      const unfinished = `${made}.unfinished`;
      mkdirSync(unfinished, { mode: 0o755 });
      await make(unfinished).catch((error: unknown) => {
        rmSync(unfinished, { recursive: true, force: true });
        throw error;
      });
      renameSync(unfinished, made);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  return made;
}

/** Making a directory succeeds for one process alone. */
function claim(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
